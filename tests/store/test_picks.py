from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State, Visibility
from bot.model.ids import Receipt
from bot.store import contributions, picks
from bot.store.base import Store
from tests.store.people import DAY, MEI, NOW
from tests.store.written import stored, write

CODE = Receipt("346789CDX")
NEXT = DAY + timedelta(days=1)


def experience(store: Store, state: State = State.ACCEPTED) -> Contribution:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    one = Contribution(CODE, Kind.EXPERIENCE, "有收获", Author(MEI), at, state=state)
    one = replace(one, visibility=Visibility.EVERYONE)
    write(store, one)
    return one


def picked(store: Store, *days: date) -> list[Receipt]:
    return picks.since_last_push(store, days)


def test_picks_once(store: Store) -> None:
    one = experience(store)
    assert picks.pick(store, one, DAY, NOW)
    assert not picks.pick(store, one, NEXT, NOW)
    assert stored(store, CODE).picked
    assert (picked(store, DAY), picked(store, NEXT)) == ([CODE], [])
    assert round(store.redis.ttl(store.keys.picks(DAY)) / 86_400) == picks.LIFE.days


def test_picks_nothing_that_is_not_accepted_any_more(store: Store) -> None:
    one = experience(store)
    step = MoveRecord("ou", NOW, State.ACCEPTED, State.HIDDEN, "重复")
    assert contributions.move(store, one, step, "")
    assert not picks.pick(store, one, DAY, NOW)
    assert (stored(store, CODE).picked, picked(store, DAY)) == (False, [])


def test_takes_a_pick_back_on_a_later_day(store: Store) -> None:
    one = experience(store)
    assert not picks.unpick(store, one)
    assert picks.pick(store, one, DAY, NOW)
    assert picks.unpick(store, one)
    assert (stored(store, CODE).picked, picked(store, DAY)) == (False, [])
    assert picks.pick(store, one, NEXT, NOW)
