"""All mass sends: by their ids, how many more there may be, and what must not go out twice."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.emulator.clock import day_of, month_of
from bot.emulator.errors import PlatformError
from bot.emulator.kept.mass import Mass, To
from bot.emulator.limits import (
    MASS_CLIENT_ID_HOURS,
    MASS_PREVIEWS_BY_NAME,
    MASS_RETRY_SECONDS,
    MASS_SUBSCRIPTION_A_DAY,
    MASS_USER_A_MONTH,
)


@dataclass(slots=True)
class _Remembered:
    """A clientmsgid: what it sent, and when it was last refused for that."""

    msg_id: int
    at: float
    refused_at: float = float("-inf")


class Masses:
    """By msg_id, and by clientmsgid."""

    def __init__(self) -> None:
        self.speed = 0
        self._jobs: dict[int, Mass] = {}
        self._client_ids: dict[str, _Remembered] = {}
        self._last_id = 0
        self._preview_day = ""
        self._previews = 0

    def next_id(self) -> int:
        """Never the same twice, over resets and restarts too."""
        self._last_id = max(self._last_id + 1, int(time.time()))
        return self._last_id

    def find(self, msg_id: object) -> Mass | None:
        """By the id as a number or as text."""
        text = str(msg_id) if isinstance(msg_id, int | str) else ""
        return self._jobs.get(int(text)) if text.isascii() and text.isdecimal() else None

    def with_article(self, article_id: str) -> Mass | None:
        return next((one for one in self._jobs.values() if one.article_id == article_id), None)

    def newest_first(self) -> list[Mass]:
        return list(reversed(self._jobs.values()))

    def check_new(self, client_id: str, now: float) -> None:
        """Raises PlatformError 45065 for what was sent within a day, 45066 for asking on and on.

        Which of the two comes when is unverified: here 45065 first, and 45066 for whoever comes
        again within a minute of that.
        """
        known = self._client_ids.get(client_id)
        if known is None or now - known.at >= MASS_CLIENT_ID_HOURS * 3600:
            return
        too_fast = now - known.refused_at < MASS_RETRY_SECONDS
        known.refused_at = now
        if too_fast:
            raise PlatformError(45066)
        raise PlatformError(45065, msg_id=known.msg_id)

    def check_quota(self, to: To, now: float, subscription: bool) -> None:
        """Raises PlatformError 45028.

        A subscription account has one successful send a day. A service account may send to
        whom it likes, but only four times a month to all; that this is 45028 too is unverified.
        """
        good = [one for one in self._jobs.values() if one.status != "failed"]
        if subscription:
            used = sum(day_of(one.at) == day_of(now) for one in good)
            left = MASS_SUBSCRIPTION_A_DAY - used
        elif to == "all":
            month = month_of(now)
            left = MASS_USER_A_MONTH - sum(
                one.to == "all" and month_of(one.at) == month for one in good
            )
        else:
            return
        if left <= 0:
            raise PlatformError(45028)

    def add(self, mass: Mass, client_id: str) -> None:
        self._jobs[mass.msg_id] = mass
        self._client_ids[client_id] = _Remembered(mass.msg_id, mass.at)

    def count_preview(self, now: float) -> None:
        """One by a WeChat name. Raises PlatformError 45009 from the 101st of a day on."""
        if day_of(now) != self._preview_day:
            self._preview_day, self._previews = day_of(now), 0
        if self._previews >= MASS_PREVIEWS_BY_NAME:
            raise PlatformError(45009)
        self._previews += 1

    def saved(self) -> dict[str, object]:
        return {
            "speed": self.speed,
            "jobs": [asdict(job) for job in self._jobs.values()],
            "client_ids": {name: [one.msg_id, one.at] for name, one in self._client_ids.items()},
            "last_id": self._last_id,
            "previews": [self._preview_day, self._previews],
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        """What was under way when the emulator ended has failed: nobody knows how far it got."""
        self.speed, self._last_id = saved["speed"], saved["last_id"]
        self._jobs = {fields["msg_id"]: Mass(**fields) for fields in saved["jobs"]}
        for job in self._jobs.values():
            if job.status == "sending":
                job.status, job.ended = "failed", "send fail"
        self._client_ids = {
            name: _Remembered(*known) for name, known in saved["client_ids"].items()
        }
        self._preview_day, self._previews = saved["previews"]
