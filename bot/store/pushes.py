"""Pushes: made once, frozen in steps, and read with their progress."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.model.ids import ItemId, PushId, ScheduleId
from bot.model.push import Delivery, Progress, Push, PushState
from bot.store.base import Store
from bot.store.ledgers import LIFE, count_field

FREEZE_STEP = 1024
"""Member numbers that one freezing script looks at; one batch of the stream covers as many."""


@dataclass(frozen=True, slots=True)
class Today:
    """The pushes of one study day in their order, and the keys that a turn watches."""

    key: str
    pushes: tuple[Push, ...] = ()
    ledgers: tuple[str, ...] = ()


def read_day(store: Store, day: date) -> Today:
    """Read the pushes of a study day; missed ones are not among them."""
    key = store.keys.day(day)
    pushes = tuple(_from_json(one) for one in store.redis.lrange(key, 0, -1))
    return Today(key, pushes, tuple(store.keys.ledger(push.id) for push in pushes))


def _to_json(push: Push) -> str:
    raw = {
        "id": push.id,
        "item": push.item,
        "study_day": push.study_day.isoformat(),
        "schedule": push.schedule,
        "created": push.created.isoformat(),
        "channels": push.channels,
        "everybody": push.everybody,
    }
    return json.dumps(raw, separators=(",", ":"))


def _from_json(raw: bytes, state: PushState = PushState.PREPARING) -> Push:
    got = json.loads(raw)
    return Push(
        id=PushId(got["id"]),
        item=ItemId(got["item"]),
        study_day=date.fromisoformat(got["study_day"]),
        schedule=got["schedule"] and ScheduleId(got["schedule"]),
        created=datetime.fromisoformat(got["created"]),
        channels=tuple(got["channels"]),
        everybody=got["everybody"],
        state=state,
    )


def create(store: Store, push: Push, fence: int | None) -> bool:
    """Create a push, unless it exists (I4) or another scheduler holds the lease (its fence).

    `fence` is None for `push now`, whose id is its own. A missed push is recorded in the same way,
    in state MISSED, and given to nobody.
    """
    keys = store.keys
    places = (
        keys.push(push.id),
        keys.pushes(),
        keys.day(push.study_day),
        keys.sent(push.schedule or "-"),
        keys.column(),
        keys.fence("scheduler"),
    )
    order = push.created.timestamp()
    midnight = datetime.combine(push.study_day, time.min, UTC)
    arguments = (
        "" if fence is None else fence,
        push.id,
        _to_json(push),
        push.state,
        order,
        push.item,
        1 if push.everybody else 0,
        midnight.timestamp(),
        LIFE,
    )
    return bool(store.script("create_push", places, arguments))


def freeze_step(store: Store, push: Push, start: int) -> int:
    """Freeze the audience among the numbers from `start`; gives where to go on, or -1 at the end.

    Members who had the item before count as delivered and are sent nothing (I5). Safe to repeat:
    the push remembers how far it was frozen.
    """
    keys = store.keys
    places = (
        keys.push(push.id),
        keys.ledger(push.id),
        keys.active(),
        keys.had(push.item),
        keys.roll(),
        keys.batches(),
    )
    return int(store.script("freeze", places, (start, FREEZE_STEP, push.id, LIFE)))


def read(store: Store, push: PushId) -> Push | None:
    """Read one push."""
    raw, state = store.redis.hmget(store.keys.push(push), ("push", "state"))
    return None if raw is None or state is None else _from_json(raw, PushState(state.decode()))


def cursor(store: Store, push: PushId) -> int:
    """Give how far a push's audience is frozen; -1 where wholly."""
    return int(store.redis.hget(store.keys.push(push), "cursor") or 0)


def newest(store: Store, most: int) -> list[Push]:
    """Read the newest pushes."""
    found = store.redis.zrevrange(store.keys.pushes(), 0, most - 1)
    read_all = (read(store, PushId(one.decode())) for one in found)
    return [one for one in read_all if one is not None]


def progress(store: Store, pushes: Sequence[PushId]) -> list[Progress]:
    """Read how far pushes have come."""
    pipe = store.redis.pipeline(transaction=False)
    fields = [count_field(state) for state in Delivery]
    for push in pushes:
        pipe.hmget(store.keys.push(push), fields)
    return [_progress([int(one or 0) for one in counts]) for counts in pipe.execute()]


def _progress(counts: list[int]) -> Progress:
    by = dict(zip(Delivery, counts, strict=True))
    return Progress(
        audience=sum(counts),
        delivered=by[Delivery.DELIVERED],
        waiting=by[Delivery.WAITING] + by[Delivery.TOLD],
        unreached=by[Delivery.UNREACHED],
        sending=by[Delivery.QUEUED] + by[Delivery.CLAIMED],
    )


def sent_items(store: Store, schedule: ScheduleId) -> frozenset[ItemId]:
    """Give the items that a schedule has sent."""
    return frozenset(ItemId(i.decode()) for i in store.redis.smembers(store.keys.sent(schedule)))


def known(store: Store, asked: Sequence[PushId]) -> frozenset[PushId]:
    """Give those of these pushes that were made, or recorded as missed."""
    pipe = store.redis.pipeline(transaction=False)
    for push in asked:
        pipe.exists(store.keys.push(push))
    return frozenset(push for push, there in zip(asked, pipe.execute(), strict=True) if there)


def column(store: Store, most: int = 400) -> list[tuple[date, ItemId]]:
    """Read what was sent to everybody, newest first, with its study day."""
    pipe = store.redis.pipeline()
    pipe.zrevrange(store.keys.column(), 0, most - 1, withscores=True)
    found: list[tuple[bytes, float]] = pipe.execute()[0]
    return [
        (datetime.fromtimestamp(score, UTC).date(), ItemId(item.decode())) for item, score in found
    ]


def audience(store: Store, item: ItemId) -> tuple[int, int]:
    """Give how many members are active, and how many of them never had the item."""
    keys = (store.keys.active(), store.keys.had(item))
    active, fresh = store.script("audience", keys, ())
    return int(active), int(fresh)
