"""Dropping what was being written, with the pictures and sounds that came for it."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.contribution import Attachment
from bot.store import media
from bot.store.base import Store
from bot.store.writes import Write


@dataclass(frozen=True, slots=True)
class Drop:
    """Let the files of these go; they were part of nothing else."""

    attachments: tuple[Attachment, ...]

    def writes(self, store: Store, _turn: Turn) -> list[Write]:
        """Hand them to the scheduler."""
        return media.drops(store, self.attachments)
