"""How often each API was called today."""

from collections import Counter
from datetime import date

from bot.emulator.errors import PlatformError
from bot.emulator.limits import DAILY_CALLS


class Quotas:
    """Counters by path; they start anew with each calendar day."""

    def __init__(self) -> None:
        self._day = ""
        self._used: Counter[str] = Counter()

    def spend(self, path: str, today: date) -> None:
        """Count one call. Raises PlatformError 45009 when the day's are used up."""
        self._turn(today)
        limit = DAILY_CALLS.get(path)
        if limit is not None and self._used[path] >= limit:
            raise PlatformError(45009)
        self._used[path] += 1

    def as_json(self, today: date) -> dict[str, dict[str, int]]:
        self._turn(today)
        return {
            path: {"limit": limit, "used": self._used[path], "left": limit - self._used[path]}
            for path, limit in DAILY_CALLS.items()
        }

    def saved(self) -> dict[str, object]:
        return {"day": self._day, "used": dict(self._used)}

    def restore(self, day: str, used: dict[str, int]) -> None:
        self._day, self._used = day, Counter(used)

    def _turn(self, today: date) -> None:
        day = today.isoformat()
        if day != self._day:
            self._day, self._used = day, Counter()
