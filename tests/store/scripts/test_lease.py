from bot.store.base import Store

KEYS = ("tt:{a}:lease", "tt:{a}:fence")


def take(store: Store, who: str, life: int = 10_000) -> int | None:
    fence = store.script("lease", KEYS, (who, life))
    return None if fence is None else int(fence)


def test_gives_a_free_lease_to_one(store: Store) -> None:
    assert take(store, "first") == 1
    assert take(store, "second") is None
    assert store.redis.get(KEYS[0]) == b"first"


def test_keeps_ones_own_under_the_same_fence(store: Store) -> None:
    assert (take(store, "first"), take(store, "first")) == (1, 1)


def test_counts_its_holders(store: Store) -> None:
    take(store, "first")
    store.redis.delete(KEYS[0])
    assert take(store, "second") == 2
    store.redis.delete(KEYS[0])
    assert take(store, "second") == 3


def test_lasts_as_long_as_was_asked(store: Store) -> None:
    take(store, "first", 10_000)
    assert 8 <= store.redis.ttl(KEYS[0]) <= 10
    take(store, "first", 60_000)
    assert 58 <= store.redis.ttl(KEYS[0]) <= 60
    take(store, "second", 999_000)
    assert store.redis.ttl(KEYS[0]) <= 60
