from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model.ids import ScheduleId
from bot.model.push import Days, Schedule
from bot.store import schedules
from bot.store.base import Store
from tests.store.people import NOW, TRACK, found

DAILY = Schedule(ScheduleId("daily"), TRACK, time(8, 0), since=NOW)


@pytest.mark.parametrize(
    "schedule",
    [
        DAILY,
        replace(DAILY, days=Days.WORKDAYS, channels=("pull",), audience="branch:north"),
        replace(DAILY, catch_up=timedelta(minutes=90), paused=True, since=None),
        replace(DAILY, at=time(23, 59), first_at=NOW + timedelta(seconds=10)),
    ],
)
def test_reads_what_was_saved(store: Store, schedule: Schedule) -> None:
    schedules.save(store, schedule)
    assert schedules.read(store, schedule.id) == schedule
    assert schedules.read_all(store) == [schedule]


def test_orders_by_time_of_day(store: Store) -> None:
    late, early = replace(DAILY, id=ScheduleId("a"), at=time(9)), DAILY
    for one in (late, early):
        schedules.save(store, one)
    assert schedules.read_all(store) == [early, late]


def test_adds_under_a_free_name_alone(store: Store) -> None:
    assert schedules.add(store, DAILY)
    assert not schedules.add(store, replace(DAILY, at=time(20)))
    assert found(schedules.read(store, DAILY.id)).at == time(8)


def test_pauses_and_resumes(store: Store) -> None:
    schedules.save(store, DAILY)
    assert schedules.pause(store, DAILY.id)
    assert schedules.read(store, DAILY.id) == replace(DAILY, paused=True)
    later = NOW + timedelta(days=3)
    assert schedules.resume(store, DAILY.id, later)
    assert schedules.read(store, DAILY.id) == replace(DAILY, since=later)


def test_resumes_nothing_that_runs(store: Store) -> None:
    schedules.save(store, DAILY)
    assert schedules.resume(store, DAILY.id, NOW + timedelta(days=3))
    assert schedules.read(store, DAILY.id) == DAILY


def test_neither_pauses_nor_resumes_what_is_not_there(store: Store) -> None:
    assert not schedules.pause(store, ScheduleId("none"))
    assert not schedules.resume(store, ScheduleId("none"), NOW)


def test_counts_its_changes(store: Store) -> None:
    assert schedules.version(store) == 0
    schedules.save(store, DAILY)
    schedules.pause(store, DAILY.id)
    assert schedules.version(store) == 2
