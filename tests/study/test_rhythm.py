from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.study.rhythm import FREEZES, MEMORY, WEEK, Rhythm, rhythm

MONDAY = date(2026, 11, 2)
DAYS = [MONDAY + timedelta(days=n) for n in range(60)]
TODAY = DAYS[-1]

some_days = st.sets(st.sampled_from(DAYS))


def of(marks: str) -> Rhythm:
    """The rhythm after these study days: x came, . did not; the last one is today."""
    days = DAYS[: len(marks)]
    return rhythm(
        days, {day for day, mark in zip(days, marks, strict=True) if mark == "x"}, days[-1]
    )


@pytest.mark.parametrize(
    ("marks", "streak", "freezes"),
    [
        ("x", 1, 2),
        ("xxxxx", 5, 2),
        ("x.x", 2, 1),
        ("x..x", 2, 0),
        ("x...x", 1, 2),  # begins anew, with both freezes
        ("x.x.x.x", 3, 0),  # of three misses within ten days the first is behind the run
        ("xxx.", 3, 2),  # today has not ended
        ("xxx..", 3, 1),
        ("xxx....", 0, 2),
        ("x.xxxxxxxxx", 10, 2),  # ten study days later the freeze is back
        ("....", 0, 2),
    ],
)
def test_forgives_two_missed_days_in_ten(marks: str, streak: int, freezes: int) -> None:
    found = of(marks)
    assert (found.streak, found.freezes) == (streak, freezes)


@pytest.mark.parametrize(
    ("marks", "came", "days"), [("x", 1, 1), ("x.xx", 3, 4), ("xxxx.x.xx", 5, 7), ("xx.", 2, 2)]
)
def test_tells_of_the_last_seven_study_days(marks: str, came: int, days: int) -> None:
    assert (of(marks).came, of(marks).of) == (came, days)


@pytest.mark.parametrize(("marks", "missed"), [("x", 0), ("xx", 0), ("x...x", 3), ("...x", 0)])
def test_sees_who_is_back_after_a_pause(marks: str, missed: int) -> None:
    assert of(marks).missed == missed


@settings(max_examples=50)
@given(some_days, some_days, some_days)
def test_rest_days_change_nothing(study: set[date], came: set[date], others: set[date]) -> None:
    """Neither that they exist nor that somebody came on one."""
    rest = others - study
    assert rhythm(study, came | rest, TODAY) == rhythm(study, came - rest, TODAY)


@settings(max_examples=50)
@given(st.lists(st.sampled_from(DAYS)), some_days, st.randoms())
def test_the_order_of_days_changes_nothing(
    study: list[date], came: set[date], chance: object
) -> None:
    shuffled = study.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rhythm(shuffled, came, TODAY) == rhythm(study, came, TODAY)


@settings(max_examples=50)
@given(some_days, some_days)
def test_stays_within_its_bounds(study: set[date], came: set[date]) -> None:
    found = rhythm(study, came, TODAY)
    assert 0 <= found.came <= found.of <= WEEK
    assert 0 <= found.freezes <= FREEZES
    assert 0 <= found.streak <= len(study & came)
    assert found.missed >= 0


@settings(max_examples=50)
@given(some_days, some_days, st.sampled_from(DAYS))
def test_coming_once_more_never_shortens_a_streak(
    study: set[date], came: set[date], day: date
) -> None:
    before, after = rhythm(study, came, TODAY), rhythm(study, came | {day}, TODAY)
    assert before.streak <= after.streak


@settings(max_examples=50)
@given(some_days, some_days)
def test_so_many_days_may_be_missed_as_freezes_are_held(study: set[date], came: set[date]) -> None:
    found = rhythm(study, came, TODAY)
    off = {TODAY + timedelta(days=n) for n in range(1, found.freezes + 1)}
    later = max(off, default=TODAY) + timedelta(days=1)
    settled = study if TODAY in came else study - {TODAY}
    assert rhythm(settled | off, came, later).streak == found.streak


def test_one_study_day_a_week_is_a_streak_like_any() -> None:
    """Study days, not calendar days: nine weeks of rest between them break nothing."""
    mondays = DAYS[::7]
    assert rhythm(mondays, mondays, DAYS[-1]).streak == len(mondays)


def test_its_numbers_are_those_that_are_told() -> None:
    assert (WEEK, FREEZES, MEMORY) == (7, 2, 10)
