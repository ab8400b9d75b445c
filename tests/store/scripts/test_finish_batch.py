import pytest

from bot.model.ids import OpenId
from bot.model.push import PushState
from bot.push import pushing
from bot.store import batches, members, pushes
from bot.store.base import Store
from tests.store.people import a_push, found

PUSH = a_push()


@pytest.fixture(autouse=True)
def crowd(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two batches of four members each."""
    monkeypatch.setattr(pushes, "FREEZE_STEP", 4)
    batches.prepare(store)
    members.follow(store, [OpenId(f"oCrowd{number:022}") for number in range(8)])
    pushes.create(store, PUSH, None)


def finish_one(store: Store) -> PushState:
    batches.finish(store, found(batches.take(store, "first")))
    return found(pushes.read(store, PUSH.id)).state


def test_ends_the_push_with_the_last_batch(store: Store) -> None:
    pushing.freeze(store, PUSH)
    assert finish_one(store) is PushState.SENDING
    assert finish_one(store) is PushState.DONE
    assert store.redis.xlen(store.keys.batches()) == 0


def test_does_not_end_a_push_that_is_still_being_frozen(store: Store) -> None:
    pushes.freeze_step(store, PUSH, 0)
    assert finish_one(store) is PushState.PREPARING
    pushing.freeze(store, PUSH)
    assert found(pushes.read(store, PUSH.id)).state is PushState.SENDING
    assert finish_one(store) is PushState.DONE


def test_counts_a_batch_once(store: Store) -> None:
    pushing.freeze(store, PUSH)
    taken = found(batches.take(store, "first"))
    for _ in range(3):
        batches.finish(store, taken)
    assert found(pushes.read(store, PUSH.id)).state is PushState.SENDING
    assert finish_one(store) is PushState.DONE


def test_does_not_finish_what_nobody_took(store: Store) -> None:
    pushing.freeze(store, PUSH)
    batches.finish(store, batches.Batch("1-1", PUSH.id, range(4)))
    assert store.redis.xlen(store.keys.batches()) == 2
