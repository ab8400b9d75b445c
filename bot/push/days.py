"""What "today" is, and which dates are study days. The one place that asks (I10)."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

import chinese_calendar

from bot.model.push import Days


def study_day(now: datetime, zone: tzinfo) -> date:
    """Give the date that an instant falls on in the account's time zone."""
    return now.astimezone(zone).date()


def at(day: date, hour: time, zone: tzinfo) -> datetime:
    """Give the instant, in UTC, of a time of day on a date in the account's zone."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def end_of(day: date, zone: tzinfo) -> datetime:
    """Give the instant, in UTC, at which a date ends in the account's zone."""
    return at(day + timedelta(days=1), time.min, zone)


def is_study_day(day: date, days: Days) -> bool:
    """Tell whether a schedule has a study day on this date.

    The Chinese working calendar is data of the `chinesecalendar` package; past its end a working
    day is a weekday.
    """
    weekday = day.weekday() < 5
    match days:
        case Days.DAILY:
            return True
        case Days.WEEKDAYS:
            return weekday
        case Days.WORKDAYS:
            try:
                return bool(chinese_calendar.is_workday(day))
            except NotImplementedError:
                return weekday
