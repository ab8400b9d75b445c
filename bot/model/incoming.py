"""A message or event as it came from the platform, checked and typed."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.ids import OpenId


@dataclass(frozen=True, slots=True)
class Incoming:
    """One callback.

    `kind` is WeChat's MsgType, or ``page`` for what was written on one of our own pages; `fields`
    all other elements by their own names, so far as they are plain text. `identity` names the
    message among all of this sender's (I2): the same for every delivery of it, different for any
    other.
    """

    sender: OpenId
    account: str
    created: datetime
    kind: str
    message_id: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def event(self) -> str:
        """The event's name in lower case, or nothing where it is a message."""
        return self.fields.get("Event", "").lower() if self.kind == "event" else ""

    @property
    def text(self) -> str:
        """What was written, to the letter; nothing where it is no text."""
        return self.fields.get("Content", "") if self.kind in {"text", "page"} else ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes this message itself: sender, time, and MsgId or event, key and MsgID."""
        second = str(int(self.created.timestamp()))
        if self.message_id:
            return (self.sender, second, self.message_id)
        extra = (self.fields.get(name, "") for name in ("EventKey", "MsgID"))
        return (self.sender, second, self.event, *extra)
