"""How often each API was called today, and in this minute."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.emulator.clock import day_of
from bot.emulator.errors import PlatformError
from bot.emulator.limits import DAILY_CALLS, MINUTE_CALLS


class Quotas:
    """Counters by path; they start anew with each calendar day, and with each clock minute."""

    def __init__(self) -> None:
        self._day = ""
        self._used: Counter[str] = Counter()
        self._minute = 0
        self._used_now: Counter[str] = Counter()

    def spend(self, path: str, now: float) -> None:
        """Count one call. Raises PlatformError 45009 (day used up) or 45011 (minute used up)."""
        if path not in DAILY_CALLS and path not in MINUTE_CALLS:
            return
        self._turn(now)
        if self._used_now[path] >= MINUTE_CALLS.get(path, self._used_now[path] + 1):
            raise PlatformError(45011)
        if self._used[path] >= DAILY_CALLS.get(path, self._used[path] + 1):
            raise PlatformError(45009)
        self._used_now[path] += 1
        self._used[path] += 1

    def used(self, path: str, now: float) -> int:
        """Calls today."""
        self._turn(now)
        return self._used[path]

    def clear(self, path: str | None = None) -> None:
        """All counters of the day, or one path's."""
        for name in [path] if path else list(self._used):
            self._used.pop(name, None)

    def as_json(self, now: float) -> dict[str, dict[str, int]]:
        self._turn(now)
        return {
            path: {"limit": limit, "used": self._used[path], "left": limit - self._used[path]}
            for path, limit in DAILY_CALLS.items()
        }

    def saved(self) -> dict[str, object]:
        return {"day": self._day, "used": dict(self._used)}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self._day, self._used = saved["day"], Counter(saved["used"])

    def _turn(self, now: float) -> None:
        minute = int(now // 60)
        if minute == self._minute:
            return
        self._minute, self._used_now = minute, Counter()
        day = day_of(now)
        if day != self._day:
            self._day, self._used = day, Counter()
