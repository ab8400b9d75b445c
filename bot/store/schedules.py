"""Schedules, as JSON in one hash; every change steps a version that schedulers watch."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.model.ids import ScheduleId, TrackId
from bot.model.push import Days, Schedule
from bot.store.base import Store


def save(store: Store, schedule: Schedule) -> None:
    """Add a schedule, or change it."""
    _write(store, schedule, nx=False)


def add(store: Store, schedule: Schedule) -> bool:
    """Add a schedule; False where its id is taken."""
    return _write(store, schedule, nx=True)


def _write(store: Store, schedule: Schedule, *, nx: bool) -> bool:
    pipe = store.redis.pipeline()
    put = pipe.hsetnx if nx else pipe.hset
    put(store.keys.schedules(), schedule.id, _to_json(schedule))
    pipe.incr(store.keys.schedules_version())
    return bool(pipe.execute()[0])


def _to_json(schedule: Schedule) -> str:
    raw = {
        "track": schedule.track,
        "at": schedule.at.isoformat(timespec="minutes"),
        "days": schedule.days,
        "channels": schedule.channels,
        "audience": schedule.audience,
        "catch_up": int(schedule.catch_up.total_seconds()),
        "paused": schedule.paused,
        "since": schedule.since and schedule.since.isoformat(),
        "first_at": schedule.first_at and schedule.first_at.isoformat(),
    }
    return json.dumps(raw)


def _load(schedule: str, raw: bytes) -> Schedule:
    got = json.loads(raw)
    return Schedule(
        id=ScheduleId(schedule),
        track=TrackId(got["track"]),
        at=time.fromisoformat(got["at"]),
        days=Days(got["days"]),
        channels=tuple(got["channels"]),
        audience=got["audience"],
        catch_up=timedelta(seconds=got["catch_up"]),
        paused=got["paused"],
        since=got["since"] and datetime.fromisoformat(got["since"]),
        first_at=got["first_at"] and datetime.fromisoformat(got["first_at"]),
    )


def read_all(store: Store) -> list[Schedule]:
    """Read all schedules, by time of day and name."""
    raw = store.redis.hgetall(store.keys.schedules())
    loaded = (_load(name.decode(), one) for name, one in raw.items())
    return sorted(loaded, key=lambda one: (one.at, one.id))


def read(store: Store, schedule: ScheduleId) -> Schedule | None:
    """Read one schedule."""
    raw = store.redis.hget(store.keys.schedules(), schedule)
    return None if raw is None else _load(schedule, raw)


def pause(store: Store, schedule: ScheduleId) -> bool:
    """Pause a schedule; False where there is none."""
    found = read(store, schedule)
    if found is not None:
        save(store, replace(found, paused=True))
    return found is not None


def resume(store: Store, schedule: ScheduleId, now: datetime) -> bool:
    """Let a schedule go on from now: what fell into its pause was not missed. False for none."""
    found = read(store, schedule)
    if found is not None and found.paused:
        save(store, replace(found, paused=False, since=now))
    return found is not None


def version(store: Store) -> int:
    """Give the number of changes so far."""
    return int(store.redis.get(store.keys.schedules_version()) or 0)
