"""Adding to a contribution that was filed: 补充, and the continuation within a minute."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.contribution import Attachment, Contribution
from bot.store import contributions
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class Grow:
    """Let a contribution, as it was looked up, have this text and these attachments in all."""

    one: Contribution
    text: str
    attachments: tuple[Attachment, ...] = ()

    def writes(self, store: Store, _turn: Turn) -> list[Write]:
        """Write them, if nobody changed it meanwhile."""
        return contributions.grows(store, self.one, self.text, self.attachments)


def with_more(one: Contribution, text: str, attachments: tuple[Attachment, ...] = ()) -> Grow:
    """Add a line, and what came with it."""
    joined = "\n".join(part for part in (one.text, text) if part)
    return Grow(one, joined, one.attachments + attachments)
