from bot.model.ids import MemberNumber, OpenId
from bot.model.push import Delivery, Progress
from bot.store import batches, pushes
from bot.store.base import Store
from bot.store.batches import Batch
from tests.store.people import MEI, NOW, OU, SOL, a_push, begin, follow, found, ledger

PEOPLE = (MEI, OU, SOL)
CLAIMED, WAITING, NONE = Delivery.CLAIMED, Delivery.WAITING, Delivery.NONE


def batch(store: Store) -> Batch:
    batches.prepare(store)
    return found(batches.take(store, "first"))


def claim(store: Store, taken: Batch, *numbers: int, after: float = 0) -> list[int]:
    chosen = [(MemberNumber(number), PEOPLE[number]) for number in numbers]
    had = store.keys.had(a_push().item)
    return [*batches.claim(store, taken, had, chosen, NOW.timestamp() + after)]


def left(store: Store, who: OpenId) -> int:
    return int(store.redis.hget(store.keys.member(who), "ll") or 0)


def test_claims_who_has_an_open_window(store: Store) -> None:
    follow(store, MEI, OU, sends=5)
    follow(store, SOL, sends=0)
    push = begin(store, a_push())
    assert claim(store, batch(store), 0, 1, 2) == [0, 1]
    assert ledger(store, push.id, 0, 1, 2) == [CLAIMED, CLAIMED, WAITING]
    assert pushes.progress(store, [push.id]) == [Progress(audience=3, waiting=1, sending=2)]
    assert (left(store, MEI), left(store, SOL)) == (4, 0)


def test_claims_nobody_twice(store: Store) -> None:
    follow(store, MEI, sends=5)
    push, taken = begin(store, a_push()), batch(store)
    assert claim(store, taken, 0) == [0]
    assert claim(store, taken, 0) == []
    assert left(store, MEI) == 4
    assert pushes.progress(store, [push.id]) == [Progress(audience=1, sending=1)]


def test_lets_those_wait_whose_window_shut(store: Store) -> None:
    follow(store, MEI, sends=5)
    push, taken = begin(store, a_push()), batch(store)
    assert claim(store, taken, 0, after=48 * 3600) == []
    assert ledger(store, push.id, 0) == [WAITING]
    assert left(store, MEI) == 5


def test_pays_the_short_window_first(store: Store) -> None:
    follow(store, MEI, sends=5)
    short = int(NOW.timestamp()) + 60
    store.redis.hset(store.keys.member(MEI), mapping={"su": short, "sl": 3})
    begin(store, a_push())
    claim(store, batch(store), 0)
    assert (left(store, MEI), store.redis.hget(store.keys.member(MEI), "sl")) == (5, b"2")


def test_leaves_out_who_is_not_in_the_audience(store: Store) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())
    follow(store, OU, sends=5)
    assert claim(store, batch(store), 1) == []
    assert ledger(store, push.id, 1) == [NONE]
    assert left(store, OU) == 5
