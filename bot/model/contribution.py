"""What members hand in, and the states it goes through."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.model.ids import ROOT, BranchId, ItemId, OpenId, Receipt


class Kind(StrEnum):
    """The three 微."""

    DISCUSSION = "discussion"
    EXPERIENCE = "experience"
    SUGGESTION = "suggestion"


class State(StrEnum):
    """Where a contribution stands (design 7). Accepted, a discussion or experience may be shown."""

    SUBMITTED = "submitted"
    HELD = "held"  # 待核: by the word list or the screen for personal data
    RETURNED = "returned"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    NOT_ADOPTED = "not-adopted"
    HIDDEN = "hidden"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    RATED = "rated"
    CLOSED = "closed"


class Visibility(StrEnum):
    """Whom an author lets see an experience, once it is accepted."""

    ORGANISERS = "organisers"
    BRANCH = "branch"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture, voice note, video or place that came with the words.

    `fields` are WeChat's own element names (MediaId, PicUrl, Location_X …). `file` names what was
    fetched of it, or will be, in the media folder; drawn at random when it came.
    """

    type: str
    fields: dict[str, str]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it: in clear, or sealed (I7), never both.

    `proof` is an HMAC of author and receipt; `address` a sealed openid that only the sender opens.
    An empty openid: it was in clear, and has been erased (I9).
    """

    openid: OpenId | None = None
    proof: str = ""
    address: str = ""

    @property
    def erased(self) -> bool:
        """Whether its author had all of theirs erased."""
        return self.openid == ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One discussion post, experience or suggestion.

    `text` is the member's own, to the letter. `created` is an instant in UTC, or where it is
    anonymous the study day alone; `message_id` and `branch` are then empty. `branch` is the
    author's when they handed it in. `held` says why it waits for a person: words, personal.
    `picked`: organisers recommend it (优秀体会). `reply_to` is the post that a discussion answers.
    """

    receipt: Receipt
    kind: Kind
    text: str
    author: Author
    created: datetime | date
    message_id: str | None = None
    item: ItemId | None = None
    topic: str | None = None
    attachments: tuple[Attachment, ...] = ()
    state: State = State.SUBMITTED
    branch: BranchId = ROOT
    visibility: Visibility = Visibility.ORGANISERS
    held: str = ""
    picked: bool = False
    reply_to: Receipt | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the author is sealed."""
        return self.author.openid is None


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """One step of a contribution's life, as it is kept: who, when, from, to, why.

    `by` is empty where its author made it. `details` are what else the move wants: unit, person,
    due, kind (of an answer: A, B, C), grade, where.
    """

    by: str
    at: datetime
    before: State
    after: State
    reason: str = ""
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that no command claimed, kept for their author: 30 days, or 90 where `short`.

    `anonymous`: 匿名 stood before them, so that as a suggestion they may bear no name.
    """

    id: str
    text: str
    at: datetime
    attachments: tuple[Attachment, ...] = ()
    message_id: str | None = None
    anonymous: bool = False
    short: bool = False
