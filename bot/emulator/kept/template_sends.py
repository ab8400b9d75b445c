"""What a template message asks of those before it: sent already, or too many today."""

from collections import Counter
from typing import TypeAlias

from bot.emulator.clock import day_of
from bot.emulator.limits import TEMPLATE_CLIENT_ID_SECONDS

_Key: TypeAlias = tuple[str, str]  # openid and client_msg_id


class TemplateSends:
    """The client_msg_ids of the last ten minutes, and each member's messages of the day.

    Not kept over a restart: a push to all has one for each member, too many to save each second.
    """

    def __init__(self) -> None:
        self._known: dict[_Key, tuple[int, float]] = {}
        self._day = ""
        self._counts: Counter[str] = Counter()

    def repeated(self, openid: str, client_id: str, now: float) -> int | None:
        """The msgid that this client_msg_id got for this member, in the last ten minutes."""
        msg_id, at = self._known.get((openid, client_id), (None, 0.0))
        return msg_id if abs(now - at) < TEMPLATE_CLIENT_ID_SECONDS else None

    def note(self, openid: str, client_id: str, msg_id: int, now: float) -> None:
        self._known.pop((openid, client_id), None)  # the newest stands last
        self._known[openid, client_id] = (msg_id, now)
        self._forget_old(now)

    def too_often(self, openid: str, most: int, now: float) -> bool:
        """Count one more for this member today; True where they have had so many already."""
        if (day := day_of(now)) != self._day:
            self._day, self._counts = day, Counter()
        if self._counts[openid] >= most:
            return True
        self._counts[openid] += 1
        return False

    def _forget_old(self, now: float) -> None:
        while self._known:
            oldest = next(iter(self._known))
            if abs(now - self._known[oldest][1]) < TEMPLATE_CLIENT_ID_SECONDS:
                return
            del self._known[oldest]
