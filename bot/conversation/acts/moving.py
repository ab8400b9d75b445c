"""An author's own move with what they handed in: 撤回, 评价."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.conversation.turn import Turn
from bot.model.contribution import Contribution, MoveRecord
from bot.store import contributions
from bot.store.base import Store
from bot.store.writes import Write


def when(turn: Turn, one: Contribution) -> datetime:
    """Give the instant of an author's move: of an anonymous one the day alone, as its noon (I7)."""
    if not one.anonymous:
        return turn.now
    return datetime.combine(turn.study_day, time(12), turn.house.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class MoveOn:
    """Move a contribution, as it was looked up, by a step that the table of moves allows."""

    one: Contribution
    step: MoveRecord

    def writes(self, store: Store, _turn: Turn) -> list[Write]:
        """Write it, if it still stands where it stood."""
        return contributions.moves_on(store, self.one, self.step)
