"""MarkFail: after several failed pushes the platform pushes nothing for a minute."""

from collections.abc import Mapping
from typing import Any

from bot.emulator.limits import MARK_FAIL_SECONDS


class Marking:
    """Counts failed pushes in a row. How many mark a webhook WeChat does not publish [U]."""

    def __init__(self) -> None:
        self.failed = 0
        self.until = 0.0

    def holds(self, now: float) -> bool:
        """Is the webhook marked? A clock that was set back does not prolong it."""
        return 0 < self.until - now <= MARK_FAIL_SECONDS

    def note(self, failed: bool, now: float, most: int) -> None:
        """A push has ended; `most` failed ones in a row mark the webhook, 0 never does."""
        self.failed = self.failed + 1 if failed else 0
        if most and self.failed >= most:
            self.failed, self.until = 0, now + MARK_FAIL_SECONDS

    def as_json(self, now: float) -> float | None:
        """Until when, or None."""
        return round(self.until, 3) if self.holds(now) else None

    def saved(self) -> dict[str, float]:
        return {"failed": self.failed, "until": self.until}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self.failed, self.until = saved["failed"], saved["until"]
