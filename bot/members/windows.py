"""Our own account of the windows in which the platform lets us write to a member (6.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.incoming import Incoming
from bot.model.member import Window


@dataclass(frozen=True, slots=True)
class Opening:
    """What one act of a member opens: so many messages, for so long."""

    messages: int
    lasts: timedelta


def opened(
    window: Window, message: Incoming, now: datetime, openings: Mapping[str, Opening]
) -> Window:
    """Give the window after this message or event.

    A message opens the long one anew, to its full count; a menu tap, a follow or a scan the short
    one. A text that a link sent (bizmsgmenuid) counts as a menu tap: the stricter reading.
    """
    if message.event == "unsubscribe":
        return Window()
    if message.kind == "page":
        return window
    if message.kind != "event" and "bizmsgmenuid" not in message.fields:
        long = openings["message"]
        return replace(window, long_until=now + long.lasts, long_left=long.messages)
    short = openings.get(message.event or "click")
    if short is None:
        return window
    return replace(window, short_until=now + short.lasts, short_left=short.messages)
