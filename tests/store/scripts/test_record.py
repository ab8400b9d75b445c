import pytest

from bot.model.ids import MemberNumber
from bot.model.push import Delivery, Progress
from bot.store import batches, pushes
from bot.store.base import Store
from bot.store.batches import Batch, Outcome
from tests.store.people import MEI, OU, X, a_push, begin, follow, ledger

BATCH = Batch("0-1", a_push().id, range(2))
FIRST = MemberNumber(0)


def record(store: Store, state: Delivery, code: int = 0, number: MemberNumber = FIRST) -> None:
    batches.record(store, BATCH, store.keys.had(X), [Outcome(number, state, code)])


def standing(store: Store, state: Delivery) -> None:
    """Put Mei's delivery into a state, count and all."""
    slot = ("SET", "u4", "#0", int(state))
    store.redis.execute_command("BITFIELD", store.keys.ledger(BATCH.push), *slot)
    counts = {"c1": int(state == 1), f"c{int(state)}": 1}
    store.redis.hset(store.keys.push(BATCH.push), mapping=counts)


@pytest.fixture(autouse=True)
def push(store: Store) -> None:
    follow(store, MEI)
    begin(store, a_push())


@pytest.mark.parametrize("before", [Delivery.QUEUED, Delivery.CLAIMED])
@pytest.mark.parametrize("after", [Delivery.DELIVERED, Delivery.WAITING, Delivery.UNREACHED])
def test_records_what_became(store: Store, before: Delivery, after: Delivery) -> None:
    standing(store, before)
    record(store, after, 43004 if after is Delivery.UNREACHED else 0)
    assert ledger(store, BATCH.push, 0) == [after]
    name = after.name.lower()
    assert pushes.progress(store, [BATCH.push]) == [Progress(1, **{name: 1})]
    had = store.redis.getbit(store.keys.had(X), 0)
    assert had == int(after is Delivery.DELIVERED)


STANDS = [Delivery.NONE, Delivery.DELIVERED, Delivery.WAITING, Delivery.TOLD, Delivery.UNREACHED]


@pytest.mark.parametrize("before", STANDS)
def test_changes_nothing_else(store: Store, before: Delivery) -> None:
    standing(store, before)
    counted = pushes.progress(store, [BATCH.push])
    record(store, Delivery.UNREACHED, 43004)
    assert ledger(store, BATCH.push, 0) == [before]
    assert pushes.progress(store, [BATCH.push]) == counted
    assert store.redis.hgetall(store.keys.unreached(BATCH.push)) == {}


def test_changes_nothing_of_who_came_later(store: Store) -> None:
    follow(store, OU)
    record(store, Delivery.DELIVERED, number=MemberNumber(1))
    assert ledger(store, BATCH.push, 0, 1) == [Delivery.QUEUED, Delivery.NONE]
    assert store.redis.getbit(store.keys.had(X), 1) == 0


def test_keeps_the_platforms_code(store: Store) -> None:
    record(store, Delivery.UNREACHED, 43004)
    key = store.keys.unreached(BATCH.push)
    assert store.redis.hgetall(key) == {b"0": b"43004"}
    assert 399 * 86_400 < store.redis.ttl(key) <= 400 * 86_400


def test_may_be_repeated(store: Store) -> None:
    for _ in range(2):
        record(store, Delivery.DELIVERED)
    assert pushes.progress(store, [BATCH.push]) == [Progress(1, delivered=1)]
