"""Making pushes: a schedule's, once a study day (I4), and `push now`."""

import secrets
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.model.ids import ItemId, PushId
from bot.model.push import Push, PushState, Schedule
from bot.push.choosing import due, next_item
from bot.push.days import study_day
from bot.store import pushes
from bot.store.base import Store
from bot.study.library import Library


def fire_due(
    store: Store, library: Library, schedule: Schedule, now: datetime, zone: ZoneInfo, fence: int
) -> list[Push]:
    """Make the pushes of a schedule that are due and not yet made; gives those to be frozen.

    A push missed by downtime goes out within its catch-up window; past it, or where a later date
    is due as well, it is recorded as missed. Safe to call any number of times, by anybody.
    """
    if schedule.paused:
        return []
    made = []
    dates = due(schedule, now, zone)
    ids = {day: PushId(f"{schedule.id}.{day.isoformat()}") for day, _ in dates}
    known = pushes.known(store, list(ids.values()))
    for day, run in dates:
        push_id = ids[day]
        if push_id in known:
            continue
        late = now - run > schedule.catch_up or day != dates[-1][0]
        push = _push(store, library, schedule, push_id, day, now, missed=late)
        if push and pushes.create(store, push, fence) and not late:
            made.append(push)
    return made


def _push(
    store: Store,
    library: Library,
    schedule: Schedule,
    push_id: PushId,
    day: date,
    now: datetime,
    *,
    missed: bool,
) -> Push | None:
    """Choose the item; without one left there is no push (the runway has ended)."""
    item = next_item(library, schedule, pushes.sent_items(store, schedule.id))
    if item is None:
        return None
    return Push(
        id=push_id,
        item=item.id,
        study_day=day,
        schedule=schedule.id,
        created=now,
        state=PushState.MISSED if missed else PushState.PREPARING,
        channels=schedule.channels,
        everybody=schedule.audience == "all",
    )


def freeze(store: Store, push: Push) -> None:
    """Freeze a push's audience to its end, from wherever it stands."""
    start = pushes.cursor(store, push.id)
    while start >= 0:
        start = pushes.freeze_step(store, push, start)


def unfrozen(store: Store) -> list[Push]:
    """Give recent pushes whose freezing was broken off."""
    return [push for push in pushes.newest(store, 20) if push.state is PushState.PREPARING]


def push_now(store: Store, item: ItemId, now: datetime, zone: ZoneInfo, by: str) -> Push:
    """Send an item outside any schedule to all active members who never had it.

    `by` makes the push one's own: the same `by` on the same study day makes one push.
    """
    day = study_day(now, zone)
    push_id = PushId(f"now-{by or secrets.token_hex(6)}.{day.isoformat()}")
    push = Push(id=push_id, item=item, study_day=day, schedule=None, created=now)
    pushes.create(store, push, None)
    freeze(store, push)
    return pushes.read(store, push_id) or push


def audience(store: Store, item: ItemId) -> tuple[int, int]:
    """Give how many members are active, and how many of them never had the item."""
    return pushes.audience(store, item)
