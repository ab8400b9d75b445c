"""优秀体会: the experiences that organisers recommend, by the study day on which they did."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.model.contribution import Contribution, State
from bot.model.ids import Receipt
from bot.store.base import Store
from bot.store.writes import Write, apply

LIFE = timedelta(days=60)


def pick(store: Store, one: Contribution, day: date, now: datetime) -> bool:
    """Recommend an experience. It is shown with the next day's item, if its author agrees.

    False where it is not accepted any more, or somebody recommended it already.
    """
    record, key = store.keys.contribution(one.receipt), store.keys.picks(day)
    picked = ("picked", day.isoformat())
    writes = [
        Write("HSET", record, picked, expects=("state", State.ACCEPTED)),
        Write("HSET", record, picked, expects=("picked", "")),
        Write("ZADD", key, (now.timestamp(), one.receipt)),
        Write("EXPIRE", key, (int(LIFE.total_seconds()),)),
    ]
    return apply(store, writes)


def unpick(store: Store, one: Contribution) -> bool:
    """Recommend it no more; False where nobody does."""
    record = store.keys.contribution(one.receipt)
    day = store.redis.hget(record, "picked")
    if day is None:
        return False
    key = store.keys.picks(date.fromisoformat(day.decode()))
    taken = Write("HDEL", record, ("picked",), expects=("picked", day))
    return apply(store, [taken, Write("ZREM", key, (one.receipt,))])


def since_last_push(store: Store, days: Sequence[date]) -> list[Receipt]:
    """Give what was picked on these days, newest first, back to the last that had a push.

    One round trip.
    """
    pipe = store.redis.pipeline(transaction=False)
    for day in days:
        pipe.zrevrange(store.keys.picks(day), 0, -1)
        pipe.exists(store.keys.day(day))
    answers, found = pipe.execute(), list[Receipt]()
    for picked, pushed in zip(answers[::2], answers[1::2], strict=True):
        found += [Receipt(one.decode()) for one in picked]
        if pushed:
            break
    return found
