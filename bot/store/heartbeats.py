"""Signs of life of the scheduler and sender processes, by the machine's own clock."""

import time

from bot.store.base import Store

FRESH = 10
"""Seconds for which a sign of life counts."""


def beat(store: Store, kind: str, name: str) -> None:
    """Give a sign of life, and forget who gave none for an hour."""
    now, key = time.time(), store.keys.heartbeats(kind)
    pipe = store.redis.pipeline()
    pipe.zadd(key, {name: now})
    pipe.zremrangebyscore(key, 0, now - 3600)
    pipe.execute()


def stop(store: Store, kind: str, name: str) -> None:
    """Take one's sign of life back when ending."""
    store.redis.zrem(store.keys.heartbeats(kind), name)


def alive(store: Store, kind: str) -> int:
    """Count the processes of a kind that gave one lately."""
    return store.redis.zcount(store.keys.heartbeats(kind), time.time() - FRESH, "+inf")
