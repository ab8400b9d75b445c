"""The table of moves: who may take a contribution from where to where, and what it owes."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.contribution import Contribution, Kind, MoveRecord, State
from bot.model.role import Role
from bot.model.say import Refusal

_STAFF = frozenset({Role.ORGANISER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Move:
    """One row. ``move.<name>`` words its button; `notice` is what the author hears."""

    name: str
    before: frozenset[State]
    after: State
    roles: frozenset[Role]
    reason: bool
    notice: str


MOVES = (
    Move("accept", frozenset({State.SUBMITTED}), State.ACCEPTED, _STAFF, False, "notice.accepted"),
    Move(
        "decline",
        frozenset({State.SUBMITTED, State.ACCEPTED}),
        State.NOT_ADOPTED,
        _STAFF,
        True,
        "notice.not-adopted",
    ),
)


def open_to(role: Role, contribution: Contribution) -> tuple[Move, ...]:
    """Give the moves that this role may make with this suggestion now."""
    if contribution.kind is not Kind.SUGGESTION:
        return ()
    return tuple(m for m in MOVES if contribution.state in m.before and role in m.roles)


def make(
    name: str, contribution: Contribution, role: Role, by: str, reason: str, now: datetime
) -> tuple[Move, MoveRecord]:
    """Check a move against the table, and give it with the step to be kept.

    Raises `Refusal` where the table does not allow it now, or a reason is owed and missing.
    """
    move = next((m for m in open_to(role, contribution) if m.name == name), None)
    if move is None:
        raise Refusal("console.move.not-now")
    if move.reason and not reason.strip():
        raise Refusal("console.move.reason-owed")
    return move, MoveRecord(by, now, contribution.state, move.after, reason.strip())
