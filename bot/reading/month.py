"""A month of study days, as a grid: when the member came, and when there was something to study."""

import re
from calendar import Calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

_NAMED = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_BACK = 12
"""Months that can be turned back; check-ins are kept for this year and the last."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid."""

    day: date
    came: bool
    study: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday; None is a day of another month."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    earlier: str | None
    later: str | None


def month(named: str, today: date, came: Collection[date], study_days: Collection[date]) -> Month:
    """Give the month that is named (``2026-11``), or today's; never one to come."""
    found = _NAMED.fullmatch(named)
    this = today.replace(day=1)
    first = min(date(int(found[1]), int(found[2]), 1), this) if found else this
    days = (
        Day(one, one in came, one in study_days, one == today) if one.month == first.month else None
        for one in Calendar().itermonthdates(first.year, first.month)
    )
    behind = (this.year - first.year) * 12 + this.month - first.month
    return Month(
        first=first,
        weeks=tuple(zip(*[days] * 7, strict=True)),
        earlier=f"{first - timedelta(days=1):%Y-%m}" if behind < _BACK else None,
        later=f"{first + timedelta(days=31):%Y-%m}" if first < this else None,
    )
