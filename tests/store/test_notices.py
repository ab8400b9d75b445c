from bot.model.dialogue import Notice
from bot.model.ids import OpenId
from bot.store import notices
from bot.store.base import Store
from tests.store.people import MEI, OU
from tests.store.test_kept import run

NEWS = [Notice("notice.accepted", {"receipt": f"R{number}", "reason": "好"}) for number in range(3)]


def waiting(store: Store, who: OpenId = MEI) -> list[Notice]:
    raw = store.redis.lrange(notices.queue_of(store, who), 0, -1)
    return [notices.open_notice(store.sealer, one) for one in raw]


def test_waits_in_order_for_its_reader(store: Store) -> None:
    for one in NEWS:
        run(store, notices.waits(store, MEI, one))
    assert (waiting(store), waiting(store, OU)) == (NEWS, [])
    assert round(store.redis.ttl(notices.queue_of(store, MEI)) / 86_400) == 90


def test_goes_with_the_reply_that_told_it(store: Store) -> None:
    for one in NEWS:
        run(store, notices.waits(store, MEI, one))
    run(store, notices.consumes(store, MEI, 2))
    assert waiting(store) == NEWS[2:]
    run(store, notices.consumes(store, MEI, 1))
    assert not store.redis.exists(notices.queue_of(store, MEI))


def test_names_its_reader_nowhere(store: Store) -> None:
    run(store, notices.waits(store, MEI, NEWS[0]))
    (key,) = store.redis.scan_iter("*")
    (raw,) = store.redis.lrange(key.decode(), 0, -1)
    assert MEI.encode() not in key
    assert b"R0" not in raw
    assert MEI.encode() not in raw
