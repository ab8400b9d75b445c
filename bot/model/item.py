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
    """What a quiz question expects: one letter, several, A for true and B for false, or words.

    Words are asked for on the reading page alone.
    """

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUEFALSE = "truefalse"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Quiz:
    """One question. `answer` is its letters in order, A the first option.

    Where words are to be filled in, `answer` is the best of them and `also` what counts as well.
    """

    kind: QuizKind
    question: str
    options: tuple[str, ...]
    answer: str
    explanation: str
    also: tuple[str, ...] = ()


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
