"""评价: which row of the table a grade takes."""

from collections.abc import Sequence
from datetime import datetime

from bot.contributions import moves
from bot.contributions.table import Move
from bot.contributions.wants import Grade, Want
from bot.model.contribution import Contribution, MoveRecord
from bot.model.role import Role


def rate(
    one: Contribution, history: Sequence[MoveRecord], grade: Grade, now: datetime
) -> tuple[Move, MoveRecord]:
    """Give the move that a grade makes: 不满意 reopens the case once, all else ends in rated.

    Raises `Refusal` where it cannot be rated now.
    """
    again = grade is Grade.BAD and moves.allows("reopen", Role.AUTHOR, one, history)
    name = "reopen" if again else "rate"
    return moves.make(name, one, Role.AUTHOR, "", {Want.GRADE: grade}, now, history)
