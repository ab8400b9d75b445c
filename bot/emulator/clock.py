"""The emulated clock: the wall clock until somebody sets, advances or slows it."""

import time
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.emulator.limits import DAY_ZONE

_ZONE = ZoneInfo(DAY_ZONE)


LATEST = 221_845_000_000.0
"""The year 9000: beyond what anybody means, and within what a date can be."""
FASTEST = 1_000_000.0
"""Emulated seconds in a real one: a month in less than three."""


class Clock:
    """Seconds since 1970, as the emulated platform sees them.

    Built on wall time, not on a monotonic clock, so that it goes on where it was after a restart.
    """

    def __init__(self) -> None:
        self._anchor_now = self._anchor_wall = time.time()
        self.rate = 1.0

    def now(self) -> float:
        return self._anchor_now + (time.time() - self._anchor_wall) * self.rate

    def set(self, now: float) -> None:
        self._anchor_now, self._anchor_wall = now, time.time()

    def advance(self, seconds: float) -> None:
        self.set(self.now() + seconds)

    def run_at(self, rate: float) -> None:
        """From now on, `rate` emulated seconds pass in a real one; 0 stands still."""
        self.set(self.now())
        self.rate = rate

    def saved(self) -> dict[str, float]:
        return {"now": self._anchor_now, "wall": self._anchor_wall, "rate": self.rate}

    def restore(self, saved: Mapping[str, float]) -> None:
        self._anchor_now, self._anchor_wall = saved["now"], saved["wall"]
        self.rate = saved["rate"]


def day_of(now: float) -> str:
    """The calendar day that quotas are counted by, e.g. `2026-11-24`."""
    return datetime.fromtimestamp(now, _ZONE).date().isoformat()


def month_of(now: float) -> str:
    """The calendar month, e.g. `2026-11`."""
    return day_of(now)[:7]


def instant(given: object) -> float:
    """Unix seconds, or ISO 8601 (without an offset: Shanghai's), as seconds. Raises ValueError."""
    if isinstance(given, str):
        moment = datetime.fromisoformat(given)
        return (moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)).timestamp()
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError("want unix seconds or ISO 8601, e.g. 1795494000 or 2026-11-24T08:00")
    return float(given)
