from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.ids import ItemId, ScheduleId, TrackId
from bot.model.item import Depth, StudyItem, Track
from bot.model.push import Days, Schedule
from bot.push.choosing import due, next_item, next_runs, run_of
from bot.study.library import Library

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
DAILY = Schedule(ScheduleId("daily"), TrackId("law"), time(8, 0))


def an_item(name: str, depth: Depth) -> StudyItem:
    return StudyItem(ItemId(name), TrackId("law"), name, "坡道", depth, "", "", MONDAY, "", (), "")


ITEMS = tuple(an_item(f"law/00{depth}-ramp", depth) for depth in Depth)
LIBRARY = Library(
    (
        Track(TrackId("zoo"), "", "", 0, (an_item("zoo/001-ape", Depth.SEE),)),
        Track(TrackId("law"), "", "", 1, ITEMS),
    )
)


def eight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def sent(*items: StudyItem) -> frozenset[ItemId]:
    return frozenset(item.id for item in items)


def test_takes_the_first_item_that_was_not_sent() -> None:
    assert next_item(LIBRARY, DAILY, sent()) == ITEMS[0]
    assert next_item(LIBRARY, DAILY, sent(ITEMS[0])) == ITEMS[1]
    assert next_item(LIBRARY, DAILY, sent(ITEMS[0], ITEMS[1])) == ITEMS[2]


def test_goes_back_to_one_that_was_left_out() -> None:
    assert next_item(LIBRARY, DAILY, sent(ITEMS[1])) == ITEMS[0]


def test_comes_to_an_end() -> None:
    assert next_item(LIBRARY, DAILY, sent(*ITEMS)) is None
    assert next_item(LIBRARY, replace(DAILY, track=TrackId("tax")), sent()) is None


def test_goes_deeper_step_by_step() -> None:
    had: frozenset[ItemId] = frozenset()
    depths = []
    while item := next_item(LIBRARY, DAILY, had):
        depths.append(item.depth)
        had |= {item.id}
    assert depths == sorted(Depth)


def test_runs_at_its_hour_in_the_accounts_zone() -> None:
    assert run_of(DAILY, MONDAY, SHANGHAI) == eight(MONDAY)


@pytest.mark.parametrize("days", [Days.WEEKDAYS, Days.WORKDAYS])
def test_rests_at_the_weekend(days: Days) -> None:
    schedule = replace(DAILY, days=days)
    assert run_of(schedule, MONDAY - timedelta(days=1), SHANGHAI) is None
    assert run_of(schedule, MONDAY, SHANGHAI) == eight(MONDAY)


@pytest.mark.parametrize("days", Days)
def test_begins_with_its_very_first_run(days: Days) -> None:
    sunday = MONDAY - timedelta(days=1)
    first = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)  # five past nine in the evening
    schedule = replace(DAILY, days=days, first_at=first)
    assert run_of(schedule, sunday - timedelta(days=1), SHANGHAI) is None
    assert run_of(schedule, sunday, SHANGHAI) == first
    assert run_of(schedule, MONDAY, SHANGHAI) == eight(MONDAY)


def test_counts_the_first_run_to_its_date_in_the_accounts_zone() -> None:
    schedule = replace(DAILY, first_at=datetime(2026, 11, 22, 16, 30, tzinfo=UTC))
    assert run_of(schedule, MONDAY, SHANGHAI) == schedule.first_at
    assert run_of(schedule, MONDAY - timedelta(days=1), SHANGHAI) is None


def test_names_the_next_runs() -> None:
    schedule = replace(DAILY, days=Days.WEEKDAYS)
    friday = datetime(2026, 11, 27, 0, 0, tzinfo=UTC)  # eight o'clock, sharp
    runs = next_runs(schedule, friday, SHANGHAI, 2)
    assert runs == [eight(date(2026, 11, 30)), eight(date(2026, 12, 1))]


def test_is_due_from_its_hour_on() -> None:
    schedule = replace(DAILY, since=eight(MONDAY) - timedelta(hours=1))
    assert due(schedule, eight(MONDAY) - timedelta(seconds=1), SHANGHAI) == []
    assert due(schedule, eight(MONDAY), SHANGHAI) == [(MONDAY, eight(MONDAY))]


def test_is_due_after_downtime_oldest_first() -> None:
    schedule = replace(DAILY, since=eight(MONDAY) - timedelta(hours=50))
    found = [day for day, _ in due(schedule, NOON, SHANGHAI)]
    assert found == [MONDAY - timedelta(days=back) for back in (2, 1, 0)]


def test_is_due_on_study_days_alone() -> None:
    schedule = replace(DAILY, days=Days.WEEKDAYS, since=eight(MONDAY) - timedelta(days=6))
    found = [day for day, _ in due(schedule, NOON, SHANGHAI)]
    assert found == [date(2026, 11, day) for day in (17, 18, 19, 20, 23)]


def test_was_never_due_before_it_was_made_or_resumed() -> None:
    schedule = replace(DAILY, since=eight(MONDAY) + timedelta(seconds=1))
    assert due(schedule, NOON, SHANGHAI) == []


def test_forgets_no_day_of_a_long_downtime() -> None:
    """Past its window a push is recorded as missed, never silently dropped (design 2)."""
    schedule = replace(DAILY, since=eight(MONDAY) - timedelta(days=10))
    assert len(due(schedule, NOON, SHANGHAI)) == 11
