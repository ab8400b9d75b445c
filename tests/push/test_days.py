from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.push import Days
from bot.push.days import at, is_study_day, study_day

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
WORKDAYS = [
    (date(2026, 1, 1), False),  # New Year's Day, a Thursday
    (date(2025, 10, 1), False),  # National Day
    (date(2025, 9, 28), True),  # a Sunday that is worked for it
    (date(2025, 11, 24), True),
    (date(2025, 11, 23), False),
]


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2025, 12, 31, 16, 0, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_turns_at_midnight_in_the_accounts_zone(instant: datetime, day: date) -> None:
    assert study_day(instant, SHANGHAI) == day


def test_gives_an_hour_of_a_day_in_utc() -> None:
    assert at(date(2026, 11, 24), time(8, 0), SHANGHAI) == datetime(2026, 11, 24, tzinfo=UTC)
    assert at(date(2026, 11, 24), time(7, 30), SHANGHAI).date() == date(2026, 11, 23)


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 3, 8), date(2026, 11, 1)])
@pytest.mark.parametrize("hour", [time(0), time(2, 30), time(8), time(23, 59)])
def test_keeps_the_date_where_clocks_change(day: date, hour: time) -> None:
    assert study_day(at(day, hour, NEW_YORK), NEW_YORK) == day


@pytest.mark.parametrize("ahead", range(7))
def test_knows_weekdays(ahead: int) -> None:
    day = date(2026, 11, 23) + timedelta(days=ahead)  # a Monday
    assert is_study_day(day, Days.DAILY)
    assert is_study_day(day, Days.WEEKDAYS) is (ahead < 5)


@pytest.mark.parametrize(("day", "worked"), WORKDAYS)
def test_knows_the_chinese_working_calendar(day: date, worked: bool) -> None:
    assert is_study_day(day, Days.WORKDAYS) is worked


@pytest.mark.parametrize("ahead", range(7))
def test_goes_by_weekdays_past_the_calendars_end(ahead: int) -> None:
    day = date(2099, 6, 1) + timedelta(days=ahead)  # a Monday
    assert is_study_day(day, Days.WORKDAYS) is (ahead < 5)
