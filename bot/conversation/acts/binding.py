"""Binding a member to the roster, and counting wrong guesses at it."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.ids import EntryId
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
    """Count a wrong guess, by its member and at those who have the name."""

    at: tuple[EntryId, ...]

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Count it: the member's for a day, theirs until they get a new code."""
        return binding.counts_guess(store, turn.message.sender, self.at)
