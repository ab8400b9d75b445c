from bot.model.ids import OpenId
from bot.model.push import Delivery
from bot.store import batches, pushes
from bot.store.base import Store
from bot.store.batches import Batch
from tests.store.people import a_push, begin, follow, ledger

BATCH = Batch("0-1", a_push().id, range(1, 4))


def standing(store: Store, states: list[Delivery]) -> None:
    for number, state in enumerate(states):
        slot = ("SET", "u4", f"#{number}", int(state))
        store.redis.execute_command("BITFIELD", store.keys.ledger(BATCH.push), *slot)


def test_lets_those_wait_who_were_in_hand(store: Store) -> None:
    follow(store, *(OpenId(f"oCrowd{number:022}") for number in range(5)))
    begin(store, a_push())
    claimed, queued = Delivery.CLAIMED, Delivery.QUEUED
    standing(store, [claimed, claimed, queued, claimed, claimed])
    store.redis.hset(store.keys.push(BATCH.push), mapping={"c1": 1, "c2": 4})
    assert batches.abandoned(store, BATCH) == 2
    waiting = Delivery.WAITING
    assert ledger(store, BATCH.push, *range(5)) == [claimed, waiting, queued, waiting, claimed]
    (progress,) = pushes.progress(store, [BATCH.push])
    assert (progress.audience, progress.waiting, progress.sending) == (5, 2, 3)
    assert batches.abandoned(store, BATCH) == 0


def test_leaves_all_other_states(store: Store) -> None:
    states = [Delivery.NONE, Delivery.DELIVERED, Delivery.TOLD, Delivery.UNREACHED]
    begin(store, a_push())
    standing(store, states)
    assert batches.abandoned(store, BATCH) == 0
    assert ledger(store, BATCH.push, *range(4)) == states
