"""One mass send: to whom, what, and what became of it."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bot.emulator.people.chat import Fields

To: TypeAlias = Literal["all"] | int | list[str]
"""Everybody, those with a tag, or these openids."""
Status: TypeAlias = Literal["waiting", "sending", "sent", "failed", "deleted"]
"""`waiting`: for the administrator; see `ended` for how a failed one failed."""


@dataclass(slots=True)
class Mass:
    """One mass send. `total` to `errors` are the four counts of MASSSENDJOBFINISH."""

    msg_id: int
    msg_data_id: int
    type: str
    to: To
    fields: Fields
    """What the phones show."""
    at: float
    article_id: str = ""
    """Of the publication, where it has articles."""
    flags: list[str] = field(default_factory=list)
    """What a bot had better ask for otherwise."""
    status: Status = "sending"
    ended: str = ""
    """The `Status` of its event."""
    total: int = 0
    filtered: int = 0
    sent: int = 0
    errors: int = 0

    @property
    def range(self) -> str:
        if isinstance(self.to, list):
            return f"{len(self.to)} openids"
        return f"tag {self.to}" if isinstance(self.to, int) else self.to

    def as_json(self) -> dict[str, object]:
        counts = {"total": self.total, "filter": self.filtered, "sent": self.sent}
        return {
            "msg_id": self.msg_id,
            "type": self.type,
            "range": self.range,
            "at": int(self.at),
            "status": self.status,
            "ended": self.ended,
            "waiting": self.status == "waiting",
            "counts": {**counts, "error": self.errors},
            "flags": self.flags,
        }
