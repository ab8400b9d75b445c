"""Study items and their tracks."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from bot.model.ids import ItemId, TrackId


class Depth(IntEnum):
    """How deep an item goes into its theme."""

    SEE = 1
    KNOW = 2
    DO = 3


class QuizKind(StrEnum):
    """What a quiz question expects: one letter, several, or A for true and B for false."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUEFALSE = "truefalse"


@dataclass(frozen=True, slots=True)
class Quiz:
    """One question. `answer` is its letters in order, A the first option."""

    kind: QuizKind
    question: str
    options: tuple[str, ...]
    answer: str
    explanation: str


@dataclass(frozen=True, slots=True)
class StudyItem:
    """One day's piece. `body` is Markdown; `checked` is the day its source was read."""

    id: ItemId
    track: TrackId
    title: str
    theme: str
    depth: Depth
    source: str
    source_url: str
    checked: date
    question: str
    quiz: tuple[Quiz, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Track:
    """An ordered series of items."""

    id: TrackId
    title: str
    description: str
    order: int
    items: tuple[StudyItem, ...]
