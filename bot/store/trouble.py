"""What the platform refused lately, and which channels rest because of it (I11)."""

from datetime import datetime

from bot.store.base import Store


def note(store: Store, code: int, now: datetime) -> None:
    """Count a refusal."""
    pipe = store.redis.pipeline()
    pipe.hincrby(store.keys.trouble(), f"{code}:count", 1)
    pipe.hset(store.keys.trouble(), f"{code}:at", now.isoformat())
    pipe.execute()


def noted(store: Store) -> dict[int, tuple[datetime, int]]:
    """Give each code with when it came last, and how often."""
    raw = {k.decode(): v.decode() for k, v in store.redis.hgetall(store.keys.trouble()).items()}
    codes = {name.partition(":")[0] for name in raw}
    return {
        int(code): (datetime.fromisoformat(raw[f"{code}:at"]), int(raw[f"{code}:count"]))
        for code in codes
    }


def pause(store: Store, channel: str, code: int, seconds: int) -> None:
    """Let a channel rest for so long."""
    store.redis.set(store.keys.channel_paused(channel), code, ex=max(seconds, 1))


def paused(store: Store, channel: str) -> int | None:
    """Give the code for which a channel rests now, or None."""
    found = store.redis.get(store.keys.channel_paused(channel))
    return None if found is None else int(found)
