"""What is open between the bot and one member. Stored sealed, always (I7)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.contribution import Attachment, Draft, Kind
from bot.model.ids import BranchId, Receipt
from bot.model.say import Value


class QuestionKind(StrEnum):
    """What the bot may have asked; each has a file in `conversation/questions`."""

    FILE = "file"  # what to file a draft as
    MEANT = "meant"  # whether a close miss was meant as a command
    VISIBILITY = "visibility"  # who may see an experience
    ERASE = "erase"  # whether all is to be erased


@dataclass(frozen=True, slots=True)
class Asked:
    """The bot's latest open question, answered by a number, a tap, or a word of its own.

    `draft` is what it asks about, where that is words; `values` what else its answer needs.
    """

    number: int
    draft: Draft | None
    at: datetime
    kind: QuestionKind = QuestionKind.FILE
    values: dict[str, str] = field(default_factory=dict)


class Part(StrEnum):
    """The three parts that reviewers want of a suggestion (情况, 分析, 建议)."""

    SITUATION = "situation"
    ANALYSIS = "analysis"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Filed:
    """The contribution that was filed last: for a minute more words may be its continuation.

    An anonymous one is remembered a while longer: what follows it may not want a name either.
    """

    receipt: Receipt
    at: datetime
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Quizzing:
    """A quiz that is under way: the questions that are asked, and how far it has come.

    Each question is ``<item id>#<its place from 0>``. `review`: they are due again (复习). `number`
    stands in the links under the question that is asked now.
    """

    questions: tuple[str, ...]
    place: int
    at: datetime
    right: int = 0
    review: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """A contribution being written over several messages.

    `message_id` is that of the first message that brought content. `part` is the one that is asked
    for, where a suggestion is written part by part. `topic` is set where one was chosen.
    """

    kind: Kind
    anonymous: bool
    last: datetime
    parts: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    message_id: str | None = None
    part: Part | None = None
    topic: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not self.parts and not self.attachments


@dataclass(frozen=True, slots=True)
class Scanned:
    """The branch whose QR code was scanned last: for a while its people bind by name alone."""

    branch: BranchId
    at: datetime


@dataclass(frozen=True, slots=True)
class Dialogue:
    """All of it. `heard` counts the messages of the minute that began at second `minute`."""

    asked: Asked | None = None
    writing: Writing | None = None
    filed: Filed | None = None
    quiz: Quizzing | None = None
    scanned: Scanned | None = None
    questions: int = 0
    minute: int = 0
    heard: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """News of a contribution that waits for its author."""

    key: str
    values: dict[str, Value] = field(default_factory=dict)
