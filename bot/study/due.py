"""When an answered question comes back: FSRS, which asks just before a thing is forgotten.

Without FSRS's steps of minutes, for nobody is to be asked twice on one day, and without its
deliberate randomness. What was right at the first go counts as easy and comes back after a week or
more; what was wrong comes back the next day.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.model.learning import Card, QuestionId

if TYPE_CHECKING:
    import fsrs


@cache
def _scheduler() -> "fsrs.Scheduler":
    from fsrs import Scheduler  # 50 ms that only those who answer a quiz wait for

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def first(*, right: bool, now: datetime) -> Card:
    """Make the card of a question that is answered for the first time."""
    import fsrs

    rating = fsrs.Rating.Easy if right else fsrs.Rating.Again
    return _reviewed(fsrs.Card(card_id=0, due=now), rating, now, right=right)


def again(card: Card, *, right: bool, now: datetime) -> Card:
    """Give the card after another answer."""
    import fsrs

    before = fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last,
    )
    rating = fsrs.Rating.Good if right else fsrs.Rating.Again
    return _reviewed(before, rating, now, right=card.right)


def _reviewed(before: "fsrs.Card", rating: "fsrs.Rating", now: datetime, *, right: bool) -> Card:
    after, _ = _scheduler().review_card(before, rating, now.astimezone(UTC))
    assert after.stability is not None
    assert after.difficulty is not None
    return Card(after.due, now, after.stability, after.difficulty, right)


def due(cards: Mapping[QuestionId, Card], until: datetime) -> list[QuestionId]:
    """Give the questions that are due before an instant, the longest due first."""
    waiting = [(card.due, id_) for id_, card in cards.items() if card.due < until]
    return [id_ for _, id_ in sorted(waiting)]


def next_due(cards: Mapping[QuestionId, Card], after: datetime) -> datetime | None:
    """Give the next instant, not before this one, at which a question is due."""
    return min((card.due for card in cards.values() if card.due >= after), default=None)
