"""The calls that were refused, by the rid in their answer: a bot may ask about them."""

import re
from collections import OrderedDict

from bot.emulator.errors import PlatformError
from bot.emulator.limits import REFUSALS_KEPT, RID_DAYS
from bot.emulator.logs import Call

_RID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}")
_IN_ANSWER = re.compile(rb"rid: ([0-9a-f-]{26})")


class Refusals:
    """The last ones. Not kept over a restart, as the logs are not."""

    def __init__(self) -> None:
        self._calls: OrderedDict[str, Call] = OrderedDict()

    def keep(self, call: Call) -> None:
        found = _IN_ANSWER.search(call.answer)
        if found is None:
            return
        self._calls[found[1].decode()] = call
        if len(self._calls) > REFUSALS_KEPT:
            self._calls.popitem(last=False)

    def find(self, rid: object, now: float) -> Call:
        """Raises PlatformError 76002 (no rid), 76004 (over 7 days old) or 76001 (unknown)."""
        if not isinstance(rid, str) or not _RID.fullmatch(rid):
            raise PlatformError(76002)
        if int(now) - int(rid[:8], 16) > RID_DAYS * 24 * 3600:
            raise PlatformError(76004)
        if rid not in self._calls:
            raise PlatformError(76001)
        return self._calls[rid]
