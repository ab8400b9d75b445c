from bot.model.ids import MemberNumber
from bot.model.push import Delivery
from bot.store import erasing, pushes
from bot.store.base import Store
from tests.store.people import MEI, OU, X, Y, a_push, begin, follow, found, ledger


def forget(store: Store) -> None:
    number = found(store.redis.hget(store.keys.member(MEI), "n"))
    erasing.forget_pushes(store, MemberNumber(int(number)), [X, Y])


def test_forgets_one_and_counts_them_no_more(store: Store) -> None:
    follow(store, OU, MEI)
    push = begin(store, a_push())
    forget(store)
    assert ledger(store, push.id, 0, 1) == [Delivery.QUEUED, Delivery.NONE]
    assert pushes.progress(store, [push.id])[0].audience == 1
    forget(store)
    assert pushes.progress(store, [push.id])[0].audience == 1


def test_forgets_why_one_was_not_reached(store: Store) -> None:
    follow(store, MEI)
    push = begin(store, a_push())
    store.redis.hset(store.keys.unreached(push.id), mapping={"0": 43004, "1": 43004})
    forget(store)
    assert store.redis.hgetall(store.keys.unreached(push.id)) == {b"1": b"43004"}


def test_forgets_what_one_had(store: Store) -> None:
    follow(store, OU, MEI)
    for number in (0, 1):
        store.redis.execute_command("SETBIT", store.keys.had(X), number, 1)
    forget(store)
    assert [store.redis.getbit(store.keys.had(X), number) for number in (0, 1)] == [1, 0]
    assert not store.redis.exists(store.keys.had(Y))
