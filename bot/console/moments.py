"""Days and instants in words, in the account's zone and the visitor's language."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from bot.console.visitor import Visitor
from bot.push.days import study_day


def day(visitor: Visitor, when: datetime | date) -> str:
    """Word the date of an instant in the account's zone, or a date."""
    shown = study_day(when, visitor.office.zone) if isinstance(when, datetime) else when
    return format_date(shown, "medium", visitor.t.language)


def moment(visitor: Visitor, when: datetime | date) -> str:
    """Word an instant to the minute; a mere date stays one (I7)."""
    if not isinstance(when, datetime):
        return day(visitor, when)
    local = when.astimezone(visitor.office.zone)
    pattern = visitor.t("console.moment")
    return format_datetime(local, pattern, locale=visitor.t.language)


def run(visitor: Visitor, when: datetime) -> str:
    """Word a coming run: month, day, weekday, time."""
    local = when.astimezone(visitor.office.zone)
    return format_datetime(local, visitor.t("console.run"), locale=visitor.t.language)
