from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.push import Days, Progress
from bot.store import pushes, schedules
from bot.store.base import Store
from tests.scheduler.office import Office, at, days, made, schedule
from tests.store.people import DAY, MEI, OU, SOL, X, Y, Z, a_push, follow


def test_pushes_at_its_hour_and_not_before(office: Office) -> None:
    schedule(office.store)
    follow(office.store, MEI, OU)
    office.now = at(7, 59)
    office.push()
    assert made(office.store) == []
    office.now = at(8)
    office.push()
    assert made(office.store) == [(DAY, X, True)]
    (push,) = pushes.newest(office.store, 9)
    assert pushes.progress(office.store, [push.id]) == [Progress(2, sending=2)]


def test_pushes_once_however_often_it_is_woken(office: Office) -> None:
    schedule(office.store)
    for minute in range(0, 60, 5):
        office.now = at(8, minute)
        office.push()
    assert made(office.store) == [(DAY, X, True)]


def test_goes_through_a_track_a_day_at_a_time_and_ends_with_it(office: Office) -> None:
    schedule(office.store)
    for ahead in range(5):
        office.now = at(8, 1, DAY + days(ahead))
        office.push()
    assert made(office.store) == [(DAY + days(n), item, True) for n, item in enumerate((X, Y, Z))]


def test_pushes_what_it_missed_within_the_window(office: Office) -> None:
    schedule(office.store)
    office.now = at(11, 59)
    office.push()
    office.push()
    assert made(office.store) == [(DAY, X, True)]


def test_records_what_it_missed_beyond_the_window(office: Office) -> None:
    schedule(office.store)
    office.now = at(12, 1)
    for _ in range(3):
        office.push()
    assert made(office.store) == [(DAY, X, False)]
    assert pushes.read_day(office.store, DAY).pushes == ()


def test_sends_the_missed_item_the_next_day(office: Office) -> None:
    schedule(office.store)
    for now in (at(12, 1), at(8, 0, DAY + days(1))):
        office.now = now
        office.push()
    assert made(office.store) == [(DAY, X, False), (DAY + days(1), X, True)]


def test_sends_once_after_days_of_downtime(office: Office) -> None:
    schedule(office.store)
    office.now = at(9, 0, DAY + days(3))
    for _ in range(3):
        office.push()
    missed = [(DAY + days(n), X, False) for n in range(3)]
    assert made(office.store) == [*missed, (DAY + days(3), X, True)]


def test_records_every_missed_day_of_a_long_downtime(office: Office) -> None:
    """Past the window a push is recorded as missed, never silently dropped (design 2)."""
    schedule(office.store)
    office.now = at(9, 0, DAY + days(12))
    office.push()
    assert [one for one, _, _ in made(office.store)] == [DAY + days(n) for n in range(13)]


def test_rests_on_a_rest_day_and_while_paused(office: Office) -> None:
    saturday = DAY + days(3)
    one = schedule(office.store, made=saturday)
    schedules.save(office.store, replace(one, days=Days.WEEKDAYS))
    office.now = at(9, 0, saturday)
    office.push()
    schedules.pause(office.store, one.id)
    office.now = at(9, 0, saturday + days(2))
    office.push()
    assert made(office.store) == []


def test_owes_nothing_of_its_pause(office: Office) -> None:
    one = schedule(office.store)
    schedules.pause(office.store, one.id)
    schedules.resume(office.store, one.id, at(8, 30, DAY + days(2)))
    for now in (at(9, 0, DAY + days(2)), at(9, 0, DAY + days(3))):
        office.now = now
        office.push()
    assert made(office.store) == [(DAY + days(3), X, True)]


def test_owes_nothing_from_before_it_was_made(office: Office) -> None:
    schedules.save(office.store, replace(schedule(office.store), since=at(8, 30)))
    office.now = at(9)
    office.push()
    assert made(office.store) == []


def test_runs_first_when_it_was_told_to(office: Office) -> None:
    one = schedule(office.store)
    schedules.save(office.store, replace(one, first_at=at(10, 30)))
    for now, count in ((at(10, 29), 0), (at(10, 30), 1), (at(8, 0, DAY + days(1)), 2)):
        office.now = now
        office.push()
        assert len(made(office.store)) == count


@pytest.mark.parametrize("hour", [0, 23])
def test_asks_the_accounts_zone_what_day_it_is(office: Office, hour: int) -> None:
    schedule(office.store, hour=hour)
    office.now = at(hour, 1)
    office.push()
    assert made(office.store) == [(DAY, X, True)]


def test_makes_a_push_for_each_schedule(office: Office) -> None:
    for name, hour in (("b", 9), ("a", 8)):
        schedule(office.store, name, hour)
    office.now = at(9)
    office.push()
    assert [one.schedule for one in pushes.read_day(office.store, DAY).pushes] == ["a", "b"]


def test_goes_on_with_a_freezing_that_was_broken_off(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "FREEZE_STEP", 2)
    follow(office.store, MEI, OU, SOL)
    push = a_push(now=office.now - timedelta(minutes=1))
    pushes.create(office.store, push, office.leader.fence)
    pushes.freeze_step(office.store, push, 0)
    office.push()
    assert pushes.progress(office.store, [push.id]) == [Progress(3, sending=3)]


def test_does_nothing_where_it_does_not_lead(store: Store) -> None:
    Office(store, "first")
    second = Office(store, "second")
    schedule(store)
    second.push()
    assert made(store) == []
