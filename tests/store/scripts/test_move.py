import json
from datetime import UTC, datetime

from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import Receipt
from bot.store import contributions
from bot.store.base import Store
from tests.store.people import MEI, NOW
from tests.store.written import stored, write

CODE = Receipt("346789CDX")
ACCEPT = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED, "好主意")
BACK = MoveRecord("ou", NOW, State.ACCEPTED, State.NOT_ADOPTED, "已有")


def suggestion(store: Store) -> None:
    at = datetime(2026, 3, 3, tzinfo=UTC)
    write(store, Contribution(CODE, Kind.SUGGESTION, "路灯", Author(MEI), at))


def listed(store: Store, state: State) -> float | None:
    return store.redis.zscore(store.keys.listed(Kind.SUGGESTION, state), CODE)


def told(store: Store) -> int:
    return store.redis.xlen(store.keys.moved())


def test_moves_state_list_history_and_notice_together(store: Store) -> None:
    suggestion(store)
    place = listed(store, State.SUBMITTED)
    assert contributions.move(store, stored(store, CODE), ACCEPT, "notice.accepted")
    assert contributions.read(store, [CODE])[0].state is State.ACCEPTED
    assert contributions.moves(store, CODE) == [ACCEPT]
    assert (listed(store, State.SUBMITTED), listed(store, State.ACCEPTED)) == (None, place)
    assert told(store) == 1


def test_refuses_who_came_second(store: Store) -> None:
    suggestion(store)
    assert contributions.move(store, stored(store, CODE), ACCEPT, "notice.accepted")
    assert not contributions.move(store, stored(store, CODE), ACCEPT, "notice.accepted")
    assert contributions.moves(store, CODE) == [ACCEPT]
    assert told(store) == 1


def test_refuses_what_does_not_exist(store: Store) -> None:
    gone = Contribution(CODE, Kind.SUGGESTION, "路灯", Author(MEI), NOW)
    assert not contributions.move(store, gone, ACCEPT, "notice.accepted")
    assert list(store.redis.scan_iter("*")) == []


def test_keeps_every_step(store: Store) -> None:
    suggestion(store)
    for step in (ACCEPT, BACK):
        assert contributions.move(store, stored(store, CODE), step, "notice.any")
    assert contributions.moves(store, CODE) == [ACCEPT, BACK]
    assert told(store) == 2


def test_lists_nothing_that_was_not_listed(store: Store) -> None:
    suggestion(store)
    store.redis.zrem(store.keys.listed(Kind.SUGGESTION, State.SUBMITTED), CODE)
    assert contributions.move(store, stored(store, CODE), ACCEPT, "notice.accepted")
    assert listed(store, State.ACCEPTED) is None


def test_carries_what_the_notice_tells(store: Store) -> None:
    suggestion(store)
    details = {"unit": "后勤处", "due": "2026-03-20"}
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ASSIGNED, "因为", details)
    assert contributions.move(store, stored(store, CODE), step, "notice.assigned")
    ((_, held),) = store.redis.execute_command("XRANGE", store.keys.moved(), "-", "+")
    assert json.loads(held[b"values"]) == {"reason": "因为", **details}
    assert held[b"notice"] == b"notice.assigned"


def test_tells_nothing_where_there_is_no_notice(store: Store) -> None:
    suggestion(store)
    assert contributions.move(store, stored(store, CODE), ACCEPT, "")
    assert told(store) == 0
