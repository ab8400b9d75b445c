"""How often each API was called today, and in this minute."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.emulator.clock import day_of, month_of
from bot.emulator.errors import PlatformError
from bot.emulator.limits import CLEARS_A_MONTH, DAILY_CALLS, MINUTE_CALLS, PATH_CLEARS_A_MONTH


class Quotas:
    """Counters by path; they start anew with each calendar day, and with each clock minute."""

    def __init__(self) -> None:
        self._month = ""
        self._clears: Counter[str] = Counter()  # this month: of all counters, and of single ones
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

    def clear_all(self, now: float) -> None:
        """Raises PlatformError 48006 from the eleventh time in a month on."""
        self._spend_clear("all", CLEARS_A_MONTH, now)
        self._used.clear()

    def clear_one(self, path: str, now: float) -> None:
        """Raises PlatformError 48006 from the 51st time in a month on."""
        self._spend_clear("one", PATH_CLEARS_A_MONTH, now)
        self._used.pop(path, None)

    def as_json(self, now: float) -> dict[str, dict[str, int]]:
        self._turn(now)
        return {
            path: {"limit": limit, "used": self._used[path], "left": limit - self._used[path]}
            for path, limit in DAILY_CALLS.items()
        }

    def saved(self) -> dict[str, object]:
        clears = {"month": self._month, "clears": dict(self._clears)}
        return {"day": self._day, "used": dict(self._used), **clears}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self._day, self._used = saved["day"], Counter(saved["used"])
        self._month, self._clears = saved.get("month", ""), Counter(saved.get("clears", {}))

    def _spend_clear(self, kind: str, most: int, now: float) -> None:
        month = month_of(now)
        if month != self._month:
            self._month, self._clears = month, Counter()
        if self._clears[kind] >= most:
            raise PlatformError(48006)
        self._clears[kind] += 1

    def _turn(self, now: float) -> None:
        minute = int(now // 60)
        if minute == self._minute:
            return
        self._minute, self._used_now = minute, Counter()
        day = day_of(now)
        if day != self._day:
            self._day, self._used = day, Counter()
