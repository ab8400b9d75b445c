from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.month import month

TODAY = date(2026, 11, 24)


def days_of(named: str, today: date = TODAY) -> list[date]:
    grid = month(named, today, (), ())
    return [one.day for week in grid.weeks for one in week if one]


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_shows_every_day_of_a_month_once_under_its_weekday(today: date) -> None:
    grid = month("", today, (), ())
    days = days_of("", today)
    first = today.replace(day=1)
    assert days == [first + timedelta(days=n) for n in range(len(days))]
    assert (days[-1] + timedelta(days=1)).day == 1
    for week in grid.weeks:
        assert all(one is None or one.day.weekday() == at for at, one in enumerate(week))


def test_marks_today_and_the_days_one_came() -> None:
    came, study = {date(2026, 11, 23)}, {date(2026, 11, 23), TODAY}
    grid = month("", TODAY, came, study)
    marked = [one for week in grid.weeks for one in week if one and (one.study or one.today)]
    assert [(one.day.day, one.came, one.today) for one in marked] == [
        (23, True, False),
        (24, False, True),
    ]


@pytest.mark.parametrize(
    ("named", "first", "earlier", "later"),
    [
        ("", date(2026, 11, 1), "2026-10", None),
        ("2026-01", date(2026, 1, 1), "2025-12", "2026-02"),
        ("2025-11", date(2025, 11, 1), None, "2025-12"),
        ("2027-01", date(2026, 11, 1), "2026-10", None),
        ("2026-13", date(2026, 11, 1), "2026-10", None),
        ("<b>", date(2026, 11, 1), "2026-10", None),
    ],
)
def test_turns_back_a_year_and_never_into_the_future(
    named: str, first: date, earlier: str | None, later: str | None
) -> None:
    grid = month(named, TODAY, (), ())
    assert (grid.first, grid.earlier, grid.later) == (first, earlier, later)
