"""What the table of moves allows somebody to do with a contribution, and the step that makes it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from bot.contributions.table import MOVES, Move
from bot.contributions.wants import CHECKS, Want
from bot.model.contribution import Contribution, MoveRecord
from bot.model.role import Role
from bot.model.say import Refusal

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def open_to(
    role: Role,
    contribution: Contribution,
    history: Sequence[MoveRecord] = (),
    now: datetime = _LONG_AGO,
) -> tuple[Move, ...]:
    """Give the moves that this role may make with this contribution.

    Without `now` those are left out that wait for time to pass.
    """
    return tuple(
        row
        for row in MOVES
        if contribution.kind in row.kinds
        and contribution.state in row.before
        and role in row.roles
        and row.guard(history, now)
    )


def allows(
    name: str, role: Role, contribution: Contribution, history: Sequence[MoveRecord] = ()
) -> bool:
    """Say whether this role may make this move now."""
    return any(row.name == name for row in open_to(role, contribution, history))


def make(
    name: str,
    contribution: Contribution,
    role: Role,
    by: str,
    said: Mapping[Want, str],
    now: datetime,
    history: Sequence[MoveRecord] = (),
    today: date | None = None,
) -> tuple[Move, MoveRecord]:
    """Check a move against the table, and give it with the step to be kept.

    `today` is the account's date, where the move names a day. Raises `Refusal` where the table
    does not allow it now, or what it wants is missing or wrong.
    """
    rows = open_to(role, contribution, history, now)
    row = next((one for one in rows if one.name == name), None)
    if row is None:
        raise Refusal("console.move.not-now")
    told = {
        want: CHECKS[want](said.get(want, "").strip(), today or now.date()) for want in row.wants
    }
    reason = told.pop(Want.REASON, "")
    details = {want.value: value for want, value in told.items()}
    return row, MoveRecord(by, now, contribution.state, row.after, reason, details)
