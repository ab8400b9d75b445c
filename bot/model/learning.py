"""What one member learnt: the cards of answered questions, and the days on which they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from bot.model.ids import ItemId

QuestionId = NewType("QuestionId", str)
"""``<item id>#<place from 0>``: a quiz question."""


@dataclass(frozen=True, slots=True)
class Card:
    """How well one answered question sits, as FSRS has it, and when it is to be asked again.

    `stability` is in days; `difficulty` runs from 1 to 10. `right` is how the very first answer
    was: that is what counts, however often the quiz is taken again.
    """

    due: datetime
    last: datetime
    stability: float
    difficulty: float
    right: bool


@dataclass(frozen=True, slots=True)
class Learning:
    """What the commands of the daily study look at.

    `came`: the days they checked in; `study_days`: those on which there was something for them;
    `had`: of the items that matter here, those they had.
    """

    cards: Mapping[QuestionId, Card] = field(default_factory=dict)
    came: frozenset[date] = frozenset()
    study_days: frozenset[date] = frozenset()
    had: frozenset[ItemId] = frozenset()
