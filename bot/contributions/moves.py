"""The table of moves: who may take what from where to where, and what it owes (design 7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.contributions.wants import CHECKS, Want
from bot.model.contribution import Contribution, Kind, MoveRecord, State
from bot.model.role import Role
from bot.model.say import Refusal

Guard: TypeAlias = Callable[[Sequence[MoveRecord]], bool]

_STAFF = frozenset({Role.ORGANISER, Role.ADMIN})
_AUTHOR = frozenset({Role.AUTHOR})
_ALL = frozenset(Kind)
_POSTS = frozenset({Kind.DISCUSSION, Kind.EXPERIENCE})
_CASES = frozenset({Kind.SUGGESTION})
_BEFORE_REVIEW = frozenset({State.SUBMITTED, State.HELD, State.RETURNED})


def _once(history: Sequence[MoveRecord]) -> bool:
    """Whether it was not reopened yet: 不满意 does so once."""
    return not any(one.before is State.ANSWERED and one.after is State.ASSIGNED for one in history)


@dataclass(frozen=True, slots=True)
class Move:
    """One row. ``move.<name>`` words its button; `notice` is what the author hears, if anything.

    `wants` is what its maker must say; `guard` looks at the history.
    """

    name: str
    kinds: frozenset[Kind]
    before: frozenset[State]
    after: State
    roles: frozenset[Role]
    notice: str = ""
    wants: tuple[Want, ...] = ()
    guard: Guard = lambda history: True


MOVES = (
    Move(
        "accept",
        _ALL,
        frozenset({State.SUBMITTED, State.HELD}),
        State.ACCEPTED,
        _STAFF,
        "notice.accepted",
    ),
    Move(
        "return",
        _ALL,
        frozenset({State.SUBMITTED, State.HELD}),
        State.RETURNED,
        _STAFF,
        "notice.returned",
        (Want.REASON,),
    ),
    Move(
        "redirect",
        _CASES,
        frozenset({State.SUBMITTED}),
        State.REDIRECTED,
        _STAFF,
        "notice.redirected",
        (Want.WHERE, Want.REASON),
    ),
    Move(
        "decline",
        _ALL,
        frozenset({State.SUBMITTED, State.HELD}),
        State.NOT_ADOPTED,
        _STAFF,
        "notice.not-adopted",
        (Want.REASON,),
    ),
    Move(
        "drop",
        _CASES,
        frozenset({State.ACCEPTED}),
        State.NOT_ADOPTED,
        _STAFF,
        "notice.not-adopted",
        (Want.REASON,),
    ),
    Move(
        "hide",
        _POSTS,
        frozenset({State.ACCEPTED}),
        State.HIDDEN,
        _STAFF,
        "notice.hidden",
        (Want.REASON,),
    ),
    Move("show", _POSTS, frozenset({State.HIDDEN}), State.ACCEPTED, _STAFF, "notice.shown"),
    Move(
        "assign",
        _CASES,
        frozenset({State.ACCEPTED}),
        State.ASSIGNED,
        _STAFF,
        "notice.assigned",
        (Want.UNIT, Want.PERSON, Want.DUE),
    ),
    Move(
        "answer",
        _CASES,
        frozenset({State.ASSIGNED}),
        State.ANSWERED,
        _STAFF,
        "notice.answered",
        (Want.ANSWER, Want.REASON),
    ),
    Move(
        "close",
        _CASES,
        frozenset({State.ANSWERED, State.RATED}),
        State.CLOSED,
        _STAFF,
        "notice.closed",
    ),
    Move("withdraw", _ALL, _BEFORE_REVIEW, State.WITHDRAWN, _AUTHOR),
    Move("resubmit", _ALL, frozenset({State.RETURNED}), State.SUBMITTED, _AUTHOR),
    Move(
        "rate",
        _CASES,
        frozenset({State.ANSWERED}),
        State.RATED,
        _AUTHOR,
        wants=(Want.GRADE,),
    ),
    Move(
        "reopen",
        _CASES,
        frozenset({State.ANSWERED}),
        State.ASSIGNED,
        _AUTHOR,
        wants=(Want.GRADE,),
        guard=_once,
    ),
)


def open_to(
    role: Role, contribution: Contribution, history: Sequence[MoveRecord] = ()
) -> tuple[Move, ...]:
    """Give the moves that this role may make with this contribution now."""
    return tuple(
        row
        for row in MOVES
        if contribution.kind in row.kinds
        and contribution.state in row.before
        and role in row.roles
        and row.guard(history)
    )


def make(
    name: str,
    contribution: Contribution,
    role: Role,
    by: str,
    said: Mapping[Want, str],
    now: datetime,
    history: Sequence[MoveRecord] = (),
) -> tuple[Move, MoveRecord]:
    """Check a move against the table, and give it with the step to be kept.

    Raises `Refusal` where the table does not allow it now, or what it wants is missing or wrong.
    """
    rows = open_to(role, contribution, history)
    row = next((one for one in rows if one.name == name), None)
    if row is None:
        raise Refusal("console.move.not-now")
    told = {want: CHECKS[want](said.get(want, "").strip(), now) for want in row.wants}
    reason = told.pop(Want.REASON, "")
    details = {want.value: value for want, value in told.items()}
    return row, MoveRecord(by, now, contribution.state, row.after, reason, details)
