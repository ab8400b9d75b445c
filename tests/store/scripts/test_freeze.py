import pytest

from bot.model.ids import OpenId
from bot.model.push import Delivery, Progress, PushState
from bot.push import pushing
from bot.store import members, pushes
from bot.store.base import Store
from tests.store.people import MEI, NOW, OU, SOL, X, Y, a_push, begin, follow, found, ledger

QUEUED, DELIVERED, NONE = Delivery.QUEUED, Delivery.DELIVERED, Delivery.NONE


def bit(store: Store, key: str, number: int, value: int) -> None:
    store.redis.execute_command("SETBIT", key, number, value)


def progress(store: Store) -> Progress:
    return pushes.progress(store, [a_push().id])[0]


def test_queues_who_is_active(store: Store) -> None:
    follow(store, MEI, OU, SOL)
    members.unfollow(store, OU, members.versions(store)[OU], NOW)
    push = begin(store, a_push())
    assert ledger(store, push.id, 0, 1, 2) == [QUEUED, NONE, QUEUED]
    assert progress(store) == Progress(audience=2, sending=2)
    assert push.state is PushState.SENDING
    assert store.redis.xlen(store.keys.batches()) == 1


def test_sends_nothing_to_who_had_the_item(store: Store) -> None:
    follow(store, MEI, OU)
    bit(store, store.keys.had(X), 1, 1)
    bit(store, store.keys.had(Y), 0, 1)
    push = begin(store, a_push())
    assert ledger(store, push.id, 0, 1) == [QUEUED, DELIVERED]
    assert progress(store) == Progress(audience=2, delivered=1, sending=1)


def test_is_done_at_once_where_nobody_is_left(store: Store) -> None:
    assert begin(store, a_push()).state is PushState.DONE
    follow(store, MEI)
    bit(store, store.keys.had(Y), 0, 1)
    assert begin(store, a_push(Y, "other")).state is PushState.DONE
    assert store.redis.xlen(store.keys.batches()) == 0


def test_goes_in_steps_and_repeats_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushes, "FREEZE_STEP", 4)
    members.follow(store, [OpenId(f"oCrowd{number:022}") for number in range(10)])
    push = a_push()
    pushes.create(store, push, None)
    assert pushes.freeze_step(store, push, 0) == 4
    assert pushes.freeze_step(store, push, 0) == 4
    assert progress(store).audience == 4
    pushing.freeze(store, push)
    assert (progress(store).audience, store.redis.xlen(store.keys.batches())) == (10, 3)
    assert pushes.freeze_step(store, push, 8) == -1
    assert (progress(store).audience, pushes.cursor(store, push.id)) == (10, -1)


def test_takes_in_nobody_after_its_end(store: Store) -> None:
    follow(store, MEI)
    push = begin(store, a_push())
    follow(store, OU)
    assert pushes.freeze_step(store, push, 0) == -1
    assert ledger(store, push.id, 0, 1) == [QUEUED, NONE]


def test_keeps_the_ledger_for_four_hundred_days(store: Store) -> None:
    follow(store, MEI)
    push = begin(store, a_push())
    assert 399 * 86_400 < store.redis.ttl(store.keys.ledger(push.id)) <= 400 * 86_400
    assert found(pushes.read(store, push.id)).item == X
