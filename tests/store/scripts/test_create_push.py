from dataclasses import replace

from bot.model.ids import ItemId, ScheduleId
from bot.model.push import PushState
from bot.store import leases, pushes
from bot.store.base import Store
from tests.store.people import DAY, X, Y, a_push

DAILY = ScheduleId("daily")


def items(store: Store) -> list[ItemId]:
    return [one.item for one in pushes.read_day(store, DAY).pushes]


def test_makes_a_push_and_all_that_leads_to_it(store: Store) -> None:
    assert pushes.create(store, a_push(), None)
    assert pushes.read(store, a_push().id) == a_push()
    assert pushes.newest(store, 5) == [a_push()]
    assert items(store) == [X]
    assert pushes.sent_items(store, DAILY) == {X}
    assert pushes.column(store) == [(DAY, X)]
    assert pushes.cursor(store, a_push().id) == 0


def test_makes_it_once(store: Store) -> None:
    assert pushes.create(store, a_push(), None)
    assert not pushes.create(store, a_push(Y), None)
    assert items(store) == [X]
    assert pushes.sent_items(store, DAILY) == {X}


def test_takes_the_fence_of_who_leads(store: Store) -> None:
    fence = leases.hold(store, "scheduler", "first", 10)
    assert pushes.create(store, a_push(), fence)


def test_refuses_an_old_fence(store: Store) -> None:
    old = leases.hold(store, "scheduler", "first", 10)
    leases.release(store, "scheduler", "first")
    leases.hold(store, "scheduler", "second", 10)
    assert not pushes.create(store, a_push(), old)
    assert pushes.read(store, a_push().id) is None
    assert (items(store), pushes.column(store)) == ([], [])


def test_refuses_a_fence_where_none_was_given_out(store: Store) -> None:
    assert not pushes.create(store, a_push(), 1)


def test_records_a_missed_one_and_gives_it_to_nobody(store: Store) -> None:
    assert pushes.create(store, replace(a_push(), state=PushState.MISSED), None)
    assert pushes.known(store, [a_push().id, a_push(name="x").id]) == {a_push().id}
    assert [one.state for one in pushes.newest(store, 5)] == [PushState.MISSED]
    assert (items(store), pushes.column(store)) == ([], [])
    assert pushes.sent_items(store, DAILY) == frozenset()


def test_shows_the_column_only_what_went_to_everybody(store: Store) -> None:
    assert pushes.create(store, replace(a_push(), everybody=False), None)
    assert (items(store), pushes.column(store)) == ([X], [])


def test_keeps_the_days_order(store: Store) -> None:
    for name, item in (("early", Y), ("late", X)):
        pushes.create(store, a_push(item, name), None)
    assert items(store) == [Y, X]


def test_keeps_the_columns_first_day(store: Store) -> None:
    pushes.create(store, a_push(), None)
    later = replace(a_push(name="other"), study_day=DAY.replace(day=9))
    pushes.create(store, later, None)
    assert pushes.column(store) == [(DAY, X)]


def test_lasts_four_hundred_days(store: Store) -> None:
    pushes.create(store, a_push(), None)
    assert 399 * 86_400 < store.redis.ttl(store.keys.day(DAY)) <= 400 * 86_400
