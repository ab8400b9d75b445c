"""What the platform refused lately, and which channels rest because of it (I11)."""

import json
from datetime import datetime

from bot.store.base import Store


def note(store: Store, code: int, now: datetime) -> None:
    """Count a refusal."""
    raw = store.redis.hget(store.keys.trouble(), str(code))
    count = json.loads(raw)["count"] + 1 if raw else 1
    entry = json.dumps({"at": now.isoformat(), "count": count})
    store.redis.hset(store.keys.trouble(), str(code), entry)


def noted(store: Store) -> dict[int, tuple[datetime, int]]:
    """Give each code with when it came last, and how often."""
    raw = {int(k): json.loads(v) for k, v in store.redis.hgetall(store.keys.trouble()).items()}
    return {c: (datetime.fromisoformat(one["at"]), one["count"]) for c, one in raw.items()}


def pause(store: Store, channel: str, code: int, seconds: int) -> None:
    """Let a channel rest for so long."""
    store.redis.set(store.keys.channel_paused(channel), code, ex=max(seconds, 1))


def paused(store: Store, channel: str) -> int | None:
    """Give the code for which a channel rests now, or None."""
    found = store.redis.get(store.keys.channel_paused(channel))
    return None if found is None else int(found)
