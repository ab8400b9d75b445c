"""Fetching what a message brought: the platform keeps it for three days only."""

from dataclasses import dataclass, replace

from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Attachment
from bot.store import media
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Hand a file to the senders, whatever becomes of the words around it."""

    brought: Attachment

    def writes(self, store: Store, turn: Turn) -> list[Write]:
        """Write what is to be fetched, with nothing of who sent it (I7)."""
        return media.arrives(store, self.brought, self.brought.fields["MediaId"], turn.study_day)


def with_fetch(decision: Decision, brought: Attachment) -> Decision:
    """Let a decision also have the file fetched that its message brought, if that is one."""
    if not brought.file:
        return decision
    return replace(decision, acts=(*decision.acts, FetchFile(brought)))
