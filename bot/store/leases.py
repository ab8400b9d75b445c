"""Who leads: a lease with a fencing number, so that a holder who fell asleep cannot act (I4)."""

from bot.store.base import Store


def hold(store: Store, name: str, holder: str, seconds: float) -> int | None:
    """Take a free lease, or keep one's own for so long; gives its fence, or None if another's."""
    keys = (store.keys.lease(name), store.keys.fence(name))
    fence = store.script("lease", keys, (holder, int(seconds * 1000)))
    return None if fence is None else int(fence)


def release(store: Store, name: str, holder: str) -> None:
    """Give one's own lease back, so that another need not wait for its end."""
    store.script("release", (store.keys.lease(name),), (holder,))


def holder(store: Store, name: str) -> str | None:
    """Name who holds a lease now."""
    found = store.redis.get(store.keys.lease(name))
    return None if found is None else found.decode()
