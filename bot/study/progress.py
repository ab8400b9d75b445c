"""How one member's study stands, for themselves alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.model.ids import MemberNumber, OpenId
from bot.model.learning import Card, QuestionId
from bot.store import check_ins, learning
from bot.store.base import Store
from bot.study import due
from bot.study.rhythm import Rhythm, rhythm

YEAR = timedelta(days=365)
"""How far back a rhythm looks."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A member's rhythm and days, how many questions are due today, and when the next one is."""

    rhythm: Rhythm
    came: frozenset[date]
    study_days: frozenset[date]
    due: int
    next_due: datetime | None


def progress(
    store: Store, openid: OpenId, number: MemberNumber | None, today: date, tonight: datetime
) -> Progress:
    """Read how a member's study stands; `tonight` is the instant at which today ends."""
    came = check_ins.came(store, openid, today)
    days = check_ins.study_days(store, number, came, today - YEAR, today)
    cards: Mapping[QuestionId, Card] = learning.cards(store, openid)
    return Progress(
        rhythm=rhythm(days, came, today),
        came=came,
        study_days=days,
        due=len(due.due(cards, tonight)),
        next_due=due.next_due(cards, tonight),
    )
