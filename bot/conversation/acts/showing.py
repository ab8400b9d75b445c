"""An author's choice of who may see their experience."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.contribution import Contribution, Visibility
from bot.store import contributions
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class ShowTo:
    """Let an experience, as it was looked up, be for these."""

    one: Contribution
    visibility: Visibility

    def writes(self, store: Store, _turn: Turn) -> list[Write]:
        """Write it, if nobody reviewed it meanwhile."""
        return contributions.shows_to(store, self.one, self.visibility)
