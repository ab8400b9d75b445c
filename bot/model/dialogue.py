"""What is open between the bot and one member. Stored sealed, always (I7)."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.contribution import Attachment, Draft, Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """The bot's latest open question: what to file this draft as."""

    number: int
    draft: Draft
    at: datetime


@dataclass(frozen=True, slots=True)
class Writing:
    """A contribution being written over several messages.

    `message_id` is that of the first message that brought content.
    """

    kind: Kind
    anonymous: bool
    last: datetime
    parts: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    message_id: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not self.parts and not self.attachments


@dataclass(frozen=True, slots=True)
class Dialogue:
    """All of it. `heard` counts the messages of the minute that began at second `minute`."""

    asked: Asked | None = None
    writing: Writing | None = None
    questions: int = 0
    minute: int = 0
    heard: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """News of a contribution that waits for its author."""

    key: str
    values: dict[str, str] = field(default_factory=dict)
