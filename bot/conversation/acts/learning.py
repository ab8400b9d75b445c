"""What the daily study keeps: an answer, a day, an item that was given outside a push."""

from dataclasses import dataclass
from datetime import date

from bot.conversation.turn import Turn
from bot.model.ids import ItemId
from bot.model.learning import Card, QuestionId
from bot.store import check_ins, learning
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class Learn:
    """A question was answered: its card, as it was looked up, becomes another."""

    question: QuestionId
    before: Card | None
    after: Card

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write the card."""
        return learning.learns(store, turn.message.sender, self.question, self.before, self.after)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A member came on this day, beside those on which they came before."""

    day: date
    came: frozenset[date]

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write the day's bit."""
        return check_ins.comes(store, turn.message.sender, self.day, self.came)


@dataclass(frozen=True, slots=True)
class Give:
    """A member was given an item at their wish: it is never pushed to them (I5)."""

    item: ItemId

    def writes(self, store: Store, _turn: Turn) -> list[Write]:
        """Write the bit."""
        return learning.gives(store, self.item)
