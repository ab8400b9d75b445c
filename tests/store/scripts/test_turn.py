from collections.abc import Sequence

import pytest

from bot.model.dialogue import Notice
from bot.model.incoming import Incoming
from bot.model.push import Delivery
from bot.store import ledgers, notices, pushes, turns
from bot.store.base import Store, StoreClock
from bot.store.breaker import StoreUnavailable
from bot.store.turns import Answered, Looked, Snapshot, Taken
from bot.store.writes import NUMBER, Write
from tests.store.people import DAY, MEI, OU, X, a_push, begin, follow, ledger, said

HELLO = said(MEI, "你好")


def look(store: Store, message: Incoming = HELLO) -> Snapshot:
    today = pushes.read_day(store, DAY)
    seen = turns.look(store, message, today.key, today.ledgers)
    assert isinstance(seen, Snapshot)
    return seen


def commit(
    store: Store, seen: Snapshot, *writes: Write, message: Incoming = HELLO, reply: str = "好"
) -> Looked | None:
    today = pushes.read_day(store, DAY)
    return turns.commit(store, message, today.key, today.ledgers, seen, reply, writes)


def put(store: Store, key: str, value: str | bytes = "1", *, fresh: bool = False) -> Write:
    return Write("SET", store.keys.member(MEI) + key, (value,), fresh=fresh)


def written(store: Store, *keys: str) -> list[bool]:
    return [bool(store.redis.exists(store.keys.member(MEI) + key)) for key in keys]


def test_looks_at_a_stranger_and_writes_nothing(store: Store) -> None:
    seen = look(store)
    assert (seen.member.number, seen.version, seen.day_length) == (None, 0, 0)
    assert list(store.redis.scan_iter("*")) == []


def test_numbers_a_member_with_their_first_message(store: Store) -> None:
    for number, who in enumerate((MEI, OU)):
        message = said(who, "你好")
        assert commit(store, look(store, message), message=message) is None
        assert look(store, said(who, "再来", 2)).member.number == number
    assert store.redis.lrange(store.keys.roll(), 0, -1) == [MEI.encode(), OU.encode()]


def test_gives_the_same_reply_again(store: Store) -> None:
    seen = look(store)
    assert commit(store, seen, put(store, ":a")) is None
    assert commit(store, seen, put(store, ":b"), reply="另一句") == Answered("好")
    assert turns.look(store, HELLO, store.keys.day(DAY), ()) == Answered("好")
    assert written(store, ":a", ":b") == [True, False]


def test_remembers_a_reply_for_a_day(store: Store) -> None:
    commit(store, look(store))
    (key,) = [key.decode() for key in store.redis.scan_iter("*:answer:*")]
    assert 86_390 < store.redis.ttl(key) <= 86_400


def test_gives_the_snapshot_where_another_message_came_first(store: Store) -> None:
    seen = look(store)
    commit(store, seen)
    other = said(MEI, "再来", 2)
    again = commit(store, seen, put(store, ":a"), message=other)
    assert isinstance(again, Snapshot)
    assert (again.version, again.member.number) == (1, 0)
    assert written(store, ":a") == [False]
    assert commit(store, again, put(store, ":a"), message=other) is None
    assert written(store, ":a") == [True]


def test_gives_the_snapshot_where_a_push_was_made_meanwhile(store: Store) -> None:
    seen, today = look(store), pushes.read_day(store, DAY)
    begin(store, a_push())
    again = turns.commit(store, HELLO, today.key, today.ledgers, seen, "好", [put(store, ":a")])
    assert isinstance(again, Snapshot)
    assert again.day_length == 1
    assert written(store, ":a") == [False]


def test_gives_the_snapshot_where_a_delivery_changed(store: Store) -> None:
    follow(store, MEI)
    push = begin(store, a_push())
    seen = look(store)
    assert seen.deliveries == (Delivery.QUEUED,)
    claim = ("BITFIELD", store.keys.ledger(push.id), "SET", "u4", "#0", 2)
    store.redis.execute_command(*claim)
    again = commit(store, seen, put(store, ":a"))
    assert isinstance(again, Snapshot)
    assert again.deliveries == (Delivery.CLAIMED,)
    assert written(store, ":a") == [False]


def test_gives_the_snapshot_where_a_notice_came(store: Store) -> None:
    seen = look(store)
    queue = notices.queue_of(store, MEI)
    store.redis.execute_command("RPUSH", queue, notices.seal_notice(store.sealer, Notice("a")))
    again = commit(store, seen, put(store, ":a"))
    assert isinstance(again, Snapshot)
    assert (again.notices, again.notice_count) == ((Notice("a"),), 1)
    assert written(store, ":a") == [False]


def test_shows_ten_notices_and_counts_all(store: Store) -> None:
    sealed = [notices.seal_notice(store.sealer, Notice(str(number))) for number in range(12)]
    store.redis.execute_command("RPUSH", notices.queue_of(store, MEI), *sealed)
    seen = look(store)
    assert [one.key for one in seen.notices] == [str(number) for number in range(10)]
    assert seen.notice_count == 12


def test_writes_nothing_where_a_receipt_is_taken(store: Store) -> None:
    store.redis.set(store.keys.member(MEI) + ":b", "another's")
    seen = look(store)
    both: Sequence[Write] = (put(store, ":a"), put(store, ":b", fresh=True))
    with pytest.raises(Taken):
        commit(store, seen, *both)
    assert written(store, ":a", ":b") == [False, True]
    assert look(store).version == 0


@pytest.mark.parametrize(("field", "value"), [("state", "accepted"), ("none", ""), ("none", "x")])
def test_writes_only_while_what_it_saw_still_stands(store: Store, field: str, value: str) -> None:
    record = store.keys.member(OU)
    store.redis.hset(record, mapping={"state": "submitted"})
    write = Write("HSET", record, ("state", "withdrawn"), expects=(field, value))
    if value:
        with pytest.raises(Taken):
            commit(store, look(store), write, put(store, ":a"))
        assert written(store, ":a") == [False]
    else:
        assert commit(store, look(store), write) is None
        assert store.redis.hget(record, "state") == b"withdrawn"


def test_writes_nothing_after_its_deadline(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = look(store)
    monkeypatch.setattr(StoreClock, "in_", lambda *_: 1)
    with pytest.raises(StoreUnavailable) as late:
        commit(store, seen, put(store, ":a"))
    assert not late.value.maybe
    assert written(store, ":a") == [False]


def test_gives_a_standing_reply_after_the_deadline_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(store, look(store))
    monkeypatch.setattr(StoreClock, "in_", lambda *_: 1)
    assert turns.look(store, HELLO, store.keys.day(DAY), ()) == Answered("好")


def test_puts_the_number_where_a_write_wants_it(store: Store) -> None:
    follow(store, OU)
    follow(store, MEI)
    push = begin(store, a_push())
    seen = look(store)
    handed = ledgers.hands_over(store, push.id, X, Delivery.QUEUED, Delivery.DELIVERED)
    list_number = Write("RPUSH", store.keys.member(MEI) + ":a", (NUMBER, "#\0n", "n"))
    assert commit(store, seen, *handed, list_number) is None
    assert ledger(store, push.id, 0, 1) == [Delivery.QUEUED, Delivery.DELIVERED]
    assert store.redis.getbit(store.keys.had(X), 1) == 1
    assert store.redis.lrange(store.keys.member(MEI) + ":a", 0, -1) == [b"1", b"#1", b"n"]


def test_takes_many_writes_to_many_keys(store: Store) -> None:
    many = [put(store, f":{number}", "字" * 600) for number in range(200)]
    assert commit(store, look(store), *many) is None
    assert all(written(store, *(f":{number}" for number in range(200))))
