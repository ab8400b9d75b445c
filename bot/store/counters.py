"""Counts of a day, for /metrics; none of them tells of one member or one contribution."""

from datetime import datetime

from bot.store.base import Store
from bot.store.writes import Write

LIFE = 40 * 86_400


def counts(store: Store, now: datetime, name: str) -> Write:
    """Give what a commit writes to count one thing."""
    return Write("HINCRBY", store.keys.counters(now.date()), (name, 1))


def count(store: Store, now: datetime, name: str) -> None:
    """Count one thing outside a turn."""
    store.call("HINCRBY", store.keys.counters(now.date()), name, 1)


def limit_life(store: Store, now: datetime) -> None:
    """Let the counts of this day end in time; a turn does not spend a command on it."""
    store.redis.expire(store.keys.counters(now.date()), LIFE)


def read(store: Store, now: datetime) -> dict[str, int]:
    """Read the counts of the day (in UTC) so far."""
    raw = store.redis.hgetall(store.keys.counters(now.date()))
    return {name.decode(): int(value) for name, value in raw.items()}
