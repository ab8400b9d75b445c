"""Topics that organisers open; each study item opens one of its own, under the item's id."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import ROOT, BranchId


@dataclass(frozen=True, slots=True)
class Topic:
    """What a micro discussion may be about, beside today's item.

    `node` is whom it is for: that node of the tree and what lies below, the root being everybody.
    It takes posts until `closes`, where that is set, or until somebody closes it.
    """

    number: int
    title: str
    question: str
    opened: datetime
    by: str
    node: BranchId = ROOT
    closes: datetime | None = None
    closed: bool = False

    @property
    def id(self) -> str:
        """What a contribution names it by."""
        return str(self.number)

    def open_at(self, now: datetime) -> bool:
        """Whether it takes posts."""
        return not self.closed and (self.closes is None or now < self.closes)
