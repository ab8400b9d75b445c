"""Binding a member to the roster, and counting wrong guesses at it."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.roster import Candidate
from bot.store import binding
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class Bind:
    """Let the member be this person, if nobody else was quicker."""

    found: Candidate

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write it, if the entry is as it was looked up, and free."""
        return binding.binds(store, turn.message.sender, self.found)


@dataclass(frozen=True, slots=True)
class Guess:
    """Count a wrong guess."""

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Count it for a day."""
        return binding.counts_guess(store, turn.message.sender)
