"""The table of moves, against design 7 as it is written there."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contributions.moves import allows, make, open_to
from bot.contributions.table import MOVES, PATIENCE, Move
from bot.contributions.wants import Want
from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.model.role import Role
from bot.model.say import Refusal

FINAL = frozenset({State.WITHDRAWN, State.REDIRECTED, State.NOT_ADOPTED, State.CLOSED})
"""Where a life ends (design 7)."""

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LATER = NOW + PATIENCE
STAFF = {Role.ORGANISER, Role.ADMIN}
WHO = {Role.VIEWER: "nobody", Role.AUTHOR: "author", **dict.fromkeys(STAFF, "staff")}

POST = """
submitted  staff  accept>accepted return>returned redirect>redirected decline>not-adopted
submitted  author withdraw>withdrawn hold>held
held       staff  accept>accepted return>returned redirect>redirected decline>not-adopted
held       author withdraw>withdrawn
returned   staff  accept>accepted
returned   later  accept>accepted decline>not-adopted
returned   author resubmit>submitted
accepted   staff  hide>hidden
hidden     staff  show>accepted
"""
CASE = """
submitted  staff  accept>accepted return>returned redirect>redirected decline>not-adopted
submitted  author withdraw>withdrawn
held       staff  accept>accepted return>returned redirect>redirected decline>not-adopted
held       author withdraw>withdrawn
returned   staff  accept>accepted
returned   later  accept>accepted decline>not-adopted
returned   author resubmit>submitted
accepted   staff  decline>not-adopted assign>assigned
assigned   staff  answer>answered
answered   staff
answered   later  close>closed
answered   author rate>rated reopen>assigned
rated      staff  close>closed
"""
"""Who may do what in which state, and where it leads; later: after 14 days."""

SAID = {
    Want.REASON: "已经修好",
    Want.WHERE: "物业",
    Want.UNIT: "后勤处",
    Want.PERSON: "老王",
    Want.DUE: "2027-03-01",
    Want.ANSWER: "A",
    Want.GRADE: "bad",
}


def expected(kind: Kind, state: State, who: str) -> set[str]:
    """Read a line of the tables above; without one of its own, later is as before."""
    lines = [line.split() for line in (CASE if kind is Kind.SUGGESTION else POST).splitlines()]
    own = {tuple(line[:2]): set(line[2:]) for line in lines if line}
    return own.get((state, who)) or (expected(kind, state, "staff") if who == "later" else set())


def one(state: State, kind: Kind = Kind.SUGGESTION) -> Contribution:
    return Contribution(
        Receipt("43333333Y"), kind, "路灯坏了", Author(OpenId("oMei")), NOW, state=state
    )


def names(rows: tuple[Move, ...]) -> set[str]:
    return {row.name for row in rows}


def arrived(state: State, at: datetime = NOW) -> tuple[MoveRecord, ...]:
    """A history whose last step led here."""
    return (MoveRecord("ou", at, State.SUBMITTED, state),)


@pytest.mark.parametrize(("kind", "state", "role"), list(product(Kind, State, Role)))
def test_follows_the_table(kind: Kind, state: State, role: Role) -> None:
    history, kept = arrived(state), one(state, kind)
    for who, now in ((WHO[role], NOW), ("later" if role in STAFF else WHO[role], LATER)):
        offered = open_to(role, kept, history, now)
        assert {f"{row.name}>{row.after}" for row in offered} == expected(kind, state, who)
        assert len(names(offered)) == len(offered)
        for row in offered:
            made, step = make(row.name, kept, role, "ou", SAID, now, history)
            assert made is row
            details = {want.value: SAID[want] for want in row.wants if want is not Want.REASON}
            reason = SAID[Want.REASON] if Want.REASON in row.wants else ""
            assert step == MoveRecord("ou", now, state, row.after, reason, details)


@pytest.mark.parametrize("role", Role)
def test_refuses_what_the_table_does_not_offer(role: Role) -> None:
    for name, kind, state in product({row.name for row in MOVES} | {"delete", ""}, Kind, State):
        if not allows(name, role, one(state, kind), arrived(state)):
            with pytest.raises(Refusal) as refused:
                make(name, one(state, kind), role, "ou", SAID, NOW, arrived(state))
            assert refused.value.say.key == "console.move.not-now"


@pytest.mark.parametrize("row", [row for row in MOVES if row.wants], ids=lambda row: row.name)
def test_owes_all_that_it_wants(row: Move) -> None:
    (state, *_), (kind, *_), (role, *_) = row.before, row.kinds, row.roles
    for lacking in row.wants:
        said = {**SAID, lacking: " \n"}
        with pytest.raises(Refusal):
            make(row.name, one(state, kind), role, "ou", said, LATER, arrived(state))


def test_gives_an_author_fourteen_days() -> None:
    asked = arrived(State.RETURNED)
    almost = LATER - timedelta(seconds=1)
    assert "decline" not in names(open_to(Role.ADMIN, one(State.RETURNED), asked, almost))
    assert "decline" in names(open_to(Role.ADMIN, one(State.RETURNED), asked, LATER))
    assert "decline" not in names(open_to(Role.ADMIN, one(State.RETURNED), (), LATER))


def test_reopens_once() -> None:
    first = (MoveRecord("ou", NOW, State.ASSIGNED, State.ANSWERED, "修好了", {"answer": "A"}),)
    assert allows("reopen", Role.AUTHOR, one(State.ANSWERED), first)
    again = (MoveRecord("", NOW, State.ANSWERED, State.ASSIGNED, "", {"grade": "bad"}), *first)
    assert not allows("reopen", Role.AUTHOR, one(State.ANSWERED), again)
    assert allows("rate", Role.AUTHOR, one(State.ANSWERED), again)


def test_asks_today_of_the_accounts_zone() -> None:
    """At 1 in the morning in Shanghai it is still yesterday in UTC (I10)."""
    night = datetime(2026, 11, 24, 17, tzinfo=UTC)
    said = {**SAID, Want.DUE: "2026-11-24"}
    kept = one(State.ACCEPTED)
    make("assign", kept, Role.ADMIN, "ada", said, night)
    with pytest.raises(Refusal):
        make("assign", kept, Role.ADMIN, "ada", said, night, today=date(2026, 11, 25))


def test_tells_the_author_of_every_move_of_staff() -> None:
    for row in MOVES:
        assert bool(row.notice) == (row.roles == STAFF), row.name


_OF_POSTS = {State(line.split()[0]) for line in POST.splitlines() if line}
_OF_CASES = {State(line.split()[0]) for line in CASE.splitlines() if line}


@given(st.sampled_from(Kind), st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=40))
def test_every_life_stays_in_the_design_and_has_a_way_out(
    kind: Kind, choices: list[tuple[bool, int]]
) -> None:
    kept, now = one(State.SUBMITTED, kind), NOW
    history: list[MoveRecord] = []
    known = (_OF_CASES if kind is Kind.SUGGESTION else _OF_POSTS) | FINAL
    for waits, choice in choices:
        now += PATIENCE if waits else timedelta(hours=1)
        rows = [(role, row) for role in Role for row in open_to(role, kept, history, now)]
        ways = [row for role in Role for row in open_to(role, kept, history, now + PATIENCE)]
        assert bool(ways) == (kept.state not in FINAL)
        if not rows:
            continue
        role, row = rows[choice % len(rows)]
        _, step = make(row.name, kept, role, "ou", SAID, now, history)
        assert (step.before, step.after) == (kept.state, row.after)
        history.append(step)
        kept = one(step.after, kind)
        assert kept.state in known
    reopened = [step for step in history if step.before is State.ANSWERED and step.details]
    assert sum(step.after is State.ASSIGNED for step in reopened) <= 1
