"""Links that hold for one use: which were used."""

from datetime import timedelta

from bot.store.base import Store


def spend(store: Store, name: str, life: timedelta) -> bool:
    """Use a link up, by its name; False where it was used before."""
    key = store.keys.spent(store.sealer.mark("link", name))
    return bool(store.redis.set(key, 1, nx=True, ex=int(life.total_seconds())))


def spent(store: Store, name: str) -> bool:
    """Tell whether a link was used."""
    return bool(store.redis.exists(store.keys.spent(store.sealer.mark("link", name))))
