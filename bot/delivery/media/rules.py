"""How large a file may be, and when a fetch that failed is tried again: `config/media.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

_MB = 1_048_576


@dataclass(frozen=True, slots=True)
class Rules:
    """`largest` in bytes by WeChat's MsgType; `pauses` in seconds, after them each full hour.

    `in_vain`: codes after which no try helps; `days`: how long the platform keeps what was sent.
    """

    largest: Mapping[str, int]
    pauses: tuple[int, ...]
    in_vain: frozenset[int]
    days: int

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Rules":
        """Make them of the table."""
        return cls(
            largest={kind: int(size * _MB) for kind, size in table["largest_mb"].items()},
            pauses=tuple(table["pauses"]),
            in_vain=frozenset(table["in_vain"]),
            days=table["days"],
        )

    def over(self, came: date, today: date) -> bool:
        """Tell whether the platform has deleted by now what came on that day."""
        return today > came + timedelta(days=self.days)

    def again(self, tries: int, now: datetime) -> tuple[datetime, int]:
        """Say when to try again after so many tries, and how many to note.

        A full hour tells of no other instant, and a count that stands still of no hours (I7).
        """
        if tries < len(self.pauses):
            return now + timedelta(seconds=self.pauses[tries]), tries + 1
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1), tries
