"""The table of moves, as data: who may take what from where to where, and what it owes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.contributions.wants import Want
from bot.model.contribution import Kind, MoveRecord, State
from bot.model.role import Role

Guard: TypeAlias = Callable[[Sequence[MoveRecord], datetime], bool]
"""Looks at the history and the instant of the move."""

PATIENCE = timedelta(days=14)
"""How long an author has to add what was asked for, and to rate an answer."""


def _always(_history: Sequence[MoveRecord], _now: datetime) -> bool:
    return True


def _once(history: Sequence[MoveRecord], _now: datetime) -> bool:
    """Whether it was not reopened yet: 不满意 does so once."""
    return not any(one.before is State.ANSWERED and one.after is State.ASSIGNED for one in history)


def _waited(history: Sequence[MoveRecord], now: datetime) -> bool:
    """Whether its author had their time since the last step."""
    return bool(history) and now - history[-1].at >= PATIENCE


@dataclass(frozen=True, slots=True)
class Move:
    """One row. `name` is its button's; rows that differ by kind or state may share it.

    `notice` is what the author hears, if anything; `wants` is what its maker must say.
    """

    name: str
    kinds: frozenset[Kind]
    before: frozenset[State]
    after: State
    roles: frozenset[Role]
    notice: str = ""
    wants: tuple[Want, ...] = ()
    guard: Guard = _always


_STAFF = frozenset({Role.ORGANISER, Role.ADMIN})
_AUTHOR = frozenset({Role.AUTHOR})
_ALL = frozenset(Kind)
_POSTS = frozenset({Kind.DISCUSSION, Kind.EXPERIENCE})
_CASES = frozenset({Kind.SUGGESTION})

_NEW = frozenset({State.SUBMITTED, State.HELD})
_BACK = frozenset({State.RETURNED})
_OPEN = _NEW | _BACK
_TAKEN = frozenset({State.ACCEPTED})
_HIDDEN = frozenset({State.HIDDEN})
_GIVEN = frozenset({State.ASSIGNED})
_TOLD = frozenset({State.ANSWERED})
_RATED = frozenset({State.RATED})

_YES, _NO = State.ACCEPTED, State.NOT_ADOPTED
_WHY = (Want.REASON,)
_WHERE = (Want.WHERE, Want.REASON)
_WHO = (Want.UNIT, Want.PERSON, Want.DUE)
_WORDS = (Want.ANSWER, Want.REASON)
_GRADE = (Want.GRADE,)

MOVES = (
    Move("accept", _CASES, _OPEN, _YES, _STAFF, "notice.accepted"),
    Move("accept", _POSTS, _OPEN, _YES, _STAFF, "notice.let-through"),
    Move("return", _ALL, _NEW, State.RETURNED, _STAFF, "notice.returned", _WHY),
    Move("redirect", _ALL, _NEW, State.REDIRECTED, _STAFF, "notice.redirected", _WHERE),
    Move("decline", _CASES, _NEW | _TAKEN, _NO, _STAFF, "notice.not-adopted", _WHY),
    Move("decline", _CASES, _BACK, _NO, _STAFF, "notice.not-adopted", _WHY, _waited),
    Move("decline", _POSTS, _NEW, _NO, _STAFF, "notice.not-shown", _WHY),
    Move("decline", _POSTS, _BACK, _NO, _STAFF, "notice.not-shown", _WHY, _waited),
    Move("hide", _POSTS, _TAKEN, State.HIDDEN, _STAFF, "notice.hidden", _WHY),
    Move("show", _POSTS, _HIDDEN, _YES, _STAFF, "notice.shown"),
    Move("assign", _CASES, _TAKEN, State.ASSIGNED, _STAFF, "notice.assigned", _WHO),
    Move("answer", _CASES, _GIVEN, State.ANSWERED, _STAFF, "notice.answered", _WORDS),
    Move("close", _CASES, _RATED, State.CLOSED, _STAFF, "notice.closed"),
    Move("close", _CASES, _TOLD, State.CLOSED, _STAFF, "notice.closed", (), _waited),
    Move("withdraw", _ALL, _NEW, State.WITHDRAWN, _AUTHOR),
    Move("resubmit", _ALL, _BACK, State.SUBMITTED, _AUTHOR),
    Move("hold", _POSTS, frozenset({State.SUBMITTED}), State.HELD, _AUTHOR),  # what they added
    Move("rate", _CASES, _TOLD, State.RATED, _AUTHOR, wants=_GRADE),
    Move("reopen", _CASES, _TOLD, State.ASSIGNED, _AUTHOR, wants=_GRADE, guard=_once),
)
