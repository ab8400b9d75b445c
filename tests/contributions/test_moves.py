from datetime import UTC, datetime
from itertools import product

import pytest

from bot.contributions.moves import MOVES, make, open_to
from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.model.role import Role
from bot.model.say import Refusal

NOW = datetime(2026, 11, 24, tzinfo=UTC)
REASONS = ("", " \n", "已经修好")
ALLOWED = {
    ("accept", State.SUBMITTED): State.ACCEPTED,
    ("decline", State.SUBMITTED): State.NOT_ADOPTED,
    ("decline", State.ACCEPTED): State.NOT_ADOPTED,
}
"""The moves that are built, of design 7."""

STAFF = {Role.ORGANISER, Role.ADMIN}


def suggestion(state: State, kind: Kind = Kind.SUGGESTION) -> Contribution:
    return Contribution(
        Receipt("43333333Y"), kind, "路灯坏了", Author(OpenId("oMei")), NOW, state=state
    )


@pytest.mark.parametrize(
    ("name", "state", "role", "reason"),
    list(product(["accept", "decline", "nonsense"], State, Role, REASONS)),
)
def test_follows_the_table(name: str, state: State, role: Role, reason: str) -> None:
    after = ALLOWED.get((name, state)) if role in STAFF else None
    owed = name == "decline" and not reason.strip()
    if after is None or owed:
        with pytest.raises(Refusal) as refused:
            make(name, suggestion(state), role, "ou", reason, NOW)
        key = "console.move.not-now" if after is None else "console.move.reason-owed"
        assert refused.value.say.key == key
    else:
        move, step = make(name, suggestion(state), role, "ou", reason, NOW)
        assert (move.name, move.after) == (name, after)
        assert step == MoveRecord("ou", NOW, state, after, reason.strip())


@pytest.mark.parametrize(("state", "role"), list(product(State, Role)))
def test_offers_what_it_would_allow(state: State, role: Role) -> None:
    offered = {move.name for move in open_to(role, suggestion(state))}
    allowed = {name for name, before in ALLOWED if before is state} if role in STAFF else set()
    assert offered == allowed


@pytest.mark.parametrize(
    ("kind", "state", "role"), list(product([Kind.DISCUSSION, Kind.EXPERIENCE], State, Role))
)
def test_moves_suggestions_alone(kind: Kind, state: State, role: Role) -> None:
    assert open_to(role, suggestion(state, kind)) == ()
    with pytest.raises(Refusal):
        make("accept", suggestion(state, kind), role, "ou", "", NOW)


def test_tells_the_author_of_every_move() -> None:
    assert all(move.notice.startswith("notice.") for move in MOVES)
    assert len({move.name for move in MOVES}) == len(MOVES)
