from datetime import timedelta

from bot.store import spending
from bot.store.base import Store


def test_lets_one_use_a_link_alone(store: Store) -> None:
    assert not spending.spent(store, "a")
    assert [spending.spend(store, "a", timedelta(minutes=1)) for _ in range(3)] == [
        True,
        False,
        False,
    ]
    assert spending.spent(store, "a")
    assert not spending.spent(store, "b")
    (key,) = store.redis.scan_iter("*")
    assert 0 < store.redis.ttl(key.decode()) <= 60
