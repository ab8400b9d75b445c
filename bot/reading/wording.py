"""Days in words, as the templates of these pages want them."""

from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_skeleton, get_day_names


def day_in_words(day: date, language: str) -> str:
    """Word a date with its day of the week."""
    return f"{format_date(day, 'long', language)} · {format_date(day, 'EEEE', language)}"


def month_in_words(day: date, language: str) -> str:
    """Word a date's month and year."""
    return format_skeleton("yMMMM", day, locale=language)


def weekdays(language: str) -> list[tuple[str, str]]:
    """Give the days of the week from Monday, in short and in full."""
    short, full = (get_day_names(width, locale=language) for width in ("narrow", "wide"))
    return [(short[day], full[day]) for day in range(7)]


def day_of(moment: datetime | date, zone: tzinfo) -> str:
    """Give the day of an instant, here; of an anonymous contribution there is only a day."""
    local = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
    return local.isoformat()
