import pytest

from bot.store.base import Store
from bot.store.client import Value

MEMBER = "tt:{a}:member"
LONG = {"lu": 1100, "ll": 5}
SHORT = {"su": 1030, "sl": 3}


def paid(store: Store, fields: dict[str, int], now: int = 1000) -> bool:
    record: dict[str, Value] = {"f": 1, **fields}
    store.redis.hset(MEMBER, mapping=record)
    return bool(store.script("pay_window", (MEMBER,), (now,)))


def left(store: Store, name: str) -> int:
    return int(store.redis.hget(MEMBER, name) or 0)


def test_pays_from_the_long_window(store: Store) -> None:
    assert paid(store, LONG)
    assert left(store, "ll") == 4


def test_pays_from_the_short_one_first(store: Store) -> None:
    assert paid(store, LONG | SHORT)
    assert (left(store, "ll"), left(store, "sl")) == (5, 2)


@pytest.mark.parametrize("shut", [{"su": 1000, "sl": 3}, {"su": 1030, "sl": 0}, {}])
def test_goes_on_to_the_long_one(store: Store, shut: dict[str, int]) -> None:
    assert paid(store, LONG | shut)
    assert (left(store, "ll"), left(store, "sl")) == (4, shut.get("sl", 0))


@pytest.mark.parametrize("shut", [{}, {"lu": 1000, "ll": 5}, {"lu": 1001, "ll": 0}])
def test_refuses_where_none_is_open(store: Store, shut: dict[str, int]) -> None:
    assert not paid(store, shut)
    assert left(store, "ll") == shut.get("ll", 0)


def test_refuses_for_who_left(store: Store) -> None:
    assert not paid(store, LONG | {"f": 0})
    assert left(store, "ll") == 5


def test_refuses_for_a_stranger(store: Store) -> None:
    assert store.script("pay_window", (MEMBER,), (1000,)) == 0
    assert not store.redis.exists(MEMBER)


def test_never_pays_more_than_there_is(store: Store) -> None:
    assert paid(store, LONG | SHORT)
    paid_on = [store.script("pay_window", (MEMBER,), (1000,)) for _ in range(9)]
    assert paid_on == [1] * 7 + [0] * 2
    assert (left(store, "ll"), left(store, "sl")) == (0, 0)
