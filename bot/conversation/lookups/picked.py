"""优秀体会: what organisers picked since the last study day, so far as its authors agree."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation.turn import Turn
from bot.model.contribution import Contribution, Kind, Visibility
from bot.model.ids import ROOT, BranchId
from bot.store import picks, shown
from bot.store.base import Store

_BACK = 12
"""Days that the longest holidays last, and a weekend."""


def recommended(store: Store, turn: Turn) -> Turn:
    """Look up what may be shown to this member with today's item."""
    if not turn.today:
        return turn
    found = picked(store, turn.study_day)
    return replace(turn, picked=for_branch(found, turn.member.branch))


def picked(store: Store, day: date) -> list[Contribution]:
    """Give what was picked for this day's item, newest first, if it is accepted and may be shown.

    A single round trip where nothing was.
    """
    before = [day - timedelta(days=back) for back in range(1, _BACK + 1)]
    receipts = picks.since_last_push(store, before)
    return shown.showable(store, receipts, Kind.EXPERIENCE) if receipts else []


def for_branch(found: Sequence[Contribution], branch: BranchId) -> tuple[Contribution, ...]:
    """Keep those that are for everyone, or for this branch; the root is everybody's."""
    return tuple(
        one
        for one in found
        if one.visibility is Visibility.EVERYONE
        or (one.visibility is Visibility.BRANCH and one.branch == branch != ROOT)
    )
