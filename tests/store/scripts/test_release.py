from bot.store.base import Store

LEASE = "tt:{a}:lease"


def test_gives_ones_own_back(store: Store) -> None:
    store.redis.set(LEASE, "first")
    assert store.script("release", (LEASE,), ("first",)) == 1
    assert not store.redis.exists(LEASE)


def test_leaves_anothers_alone(store: Store) -> None:
    store.redis.set(LEASE, "first")
    assert store.script("release", (LEASE,), ("second",)) == 0
    assert store.redis.get(LEASE) == b"first"
    store.redis.delete(LEASE)
    assert store.script("release", (LEASE,), ("first",)) == 0
