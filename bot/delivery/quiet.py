"""The account's quiet hours: nothing is sent of itself then."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, tzinfo


def quiet_hours(hours: Sequence[str], zone: tzinfo) -> Callable[[datetime], bool]:
    """Give what tells whether an instant lies in them.

    `hours`: first and last by the clock of the zone, such as 22:00 and 07:00; empty: none.
    """
    if not hours:
        return lambda now: False
    first, last = map(time.fromisoformat, hours)

    def quiet(now: datetime) -> bool:
        at = now.astimezone(zone).time()
        return first <= at < last if first <= last else at >= first or at < last

    return quiet
