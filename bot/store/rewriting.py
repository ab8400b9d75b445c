"""Rewriting the append-only file, which still holds what was sealed or erased since (I7, I9)."""

import redis

from bot.store.base import Store


def rewrite_if_due(store: Store) -> bool:
    """Let the server rewrite its file where something was sealed since the last time."""
    if not store.redis.delete(store.keys.rewrite_due()):
        return False
    try:
        store.redis.bgrewriteaof()
    except redis.ResponseError:  # it is at it already, and may have begun before the sealing
        store.redis.set(store.keys.rewrite_due(), 0)
        return False
    return True
