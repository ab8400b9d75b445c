"""The rhythm of one member's check-ins: private, forgiving, in study days alone (design 6).

Rules: a day without a push counts nowhere. The streak is the number of study days on which the
member came, back to where more than two were missed within ten study days in a row. So two freezes
are held and used by themselves, each comes back ten study days after it was used, and whoever was
away longer begins anew with both. Today is not missed before it has ended.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WEEK = 7
"""Study days that "the last days" are."""

FREEZES = 2
MEMORY = 10
"""Study days after which a used freeze is there again."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Came `came` of the last `of` study days.

    `streak`: study days they came without a break; `freezes`: so many missed study days in a row
    would not break it now; `missed`: study days missed in a row before the last time they came.
    """

    came: int = 0
    of: int = 0
    streak: int = 0
    freezes: int = FREEZES
    missed: int = 0


def rhythm(study_days: Iterable[date], came: Collection[date], today: date) -> Rhythm:
    """Give the rhythm as it stands today."""
    days = sorted(set(study_days))
    came_on = [day in came for day in days if day < today or (day == today and day in came)]
    recent, streak = came_on[-WEEK:], _streak(came_on)
    return Rhythm(
        came=sum(recent),
        of=len(recent),
        streak=sum(streak),
        freezes=FREEZES - streak[1 - MEMORY :].count(False),
        missed=_missed(came_on),
    )


def _streak(came_on: Sequence[bool]) -> Sequence[bool]:
    """Give the study days since the streak began; none where it is broken."""
    start = len(came_on)
    for at in range(len(came_on) - 1, -1, -1):
        if came_on[at : at + MEMORY].count(False) > FREEZES:
            break
        if came_on[at]:
            start = at
    return came_on[start:]


def _missed(came_on: Sequence[bool]) -> int:
    """Count the missed days between the last two times they came."""
    times = [at for at, here in enumerate(came_on) if here][-2:]
    return times[1] - times[0] - 1 if len(times) == 2 else 0
