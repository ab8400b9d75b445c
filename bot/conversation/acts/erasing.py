"""Erasing a member who asked for it, and letting one go who left (I9)."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.turn import Turn
from bot.store import erasing, members
from bot.store.base import Store
from bot.store.writes import NUMBER, Write


@dataclass(frozen=True, slots=True)
class Erase:
    """Take the member off the roll now; all else is erased by the scheduler, under this id."""

    erasure: str

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Begin the erasure."""
        openid, entry = turn.message.sender, turn.member.entry
        return erasing.begins(store, openid, NUMBER, entry, self.erasure, turn.now, asked=True)


@dataclass(frozen=True, slots=True)
class Leave:
    """Erase them at this instant, unless they come back before."""

    due: datetime

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Note when."""
        return [members.leaves(store, turn.message.sender, self.due)]
