"""What a handler is given and what it gives back; it reads and writes nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Protocol

from bot.contributions.handing_in import Seals
from bot.members.consents import Privacy
from bot.model.contribution import Attachment, Contribution, Draft, MoveRecord
from bot.model.dialogue import Dialogue, Notice
from bot.model.ids import BranchId, ItemId, OpenId, Receipt
from bot.model.incoming import Incoming
from bot.model.item import StudyItem
from bot.model.learning import Learning
from bot.model.member import Member
from bot.model.post import Board
from bot.model.push import Delivery, Push
from bot.model.roster import NO_DESK, Desk
from bot.model.say import Say
from bot.model.topic import Topic
from bot.store.base import Store
from bot.store.writes import Write
from bot.study.library import Library


class Act(Protocol):
    """What a decision leads to beyond words: pure data, and what the commit writes for it.

    One dataclass an act, in `conversation/acts`; whatever it looked up must be guarded
    (`Write.expects`), for only the member's own record is known not to have changed.
    """

    def writes(self, store: Store, turn: "Turn") -> list[Write]:
        """Give what the commit writes."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One of today's items, and what became of its push for this member."""

    push: Push
    item: StudyItem
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Mine:
    """What 我的 shows."""

    contributions: tuple[Contribution, ...] = ()
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """What the office set: addresses that replies may name, whom to ask, what is a courtesy.

    `zone` is where its days begin and end; `next_push` gives the time of day at which today's next
    push is due, if there is one. `screen` says why a post must wait for a person's look (words,
    personal), if it must. `me` gives the address of a member's own page, `data` that of a one-time
    link. `language` is the account's. `bound_first`: who is not bound to the roster may read, but
    what they write waits as drafts. After `grace` all of somebody who left is erased.
    """

    item: Callable[[ItemId], str]
    column: str
    contact: str
    zone: tzinfo = UTC
    next_push: Callable[[datetime], time | None] = lambda now: None
    courtesies: frozenset[str] = frozenset()
    greetings: frozenset[str] = frozenset()
    language: str = "zh_CN"
    privacy: Privacy = field(default_factory=Privacy)
    data: Callable[[str], str] = lambda token: token
    grace: timedelta = timedelta(days=7)
    screen: Callable[[str], str] = lambda text: ""
    me: Callable[[OpenId], str] = lambda openid: ""
    bound_first: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and all that its answer may depend on.

    `content` is what follows the command, to the letter. `draw` gives a new receipt, `draw_file`
    the name of a file to be fetched. `library` is all that can be studied. `mine` and what follows
    are loaded for the commands and questions that want them (`conversation/lookups`): `topic` is
    the numbered one that was chosen, `shut` the number of one that is not open to them, `answered`
    the post that a page's words answer, `picked` what organisers recommend, `desk` what binding
    looks at, `branch` whose QR code was scanned, where one has it.
    """

    message: Incoming
    member: Member
    dialogue: Dialogue
    now: datetime
    study_day: date
    seals: Seals
    house: House
    draw: Callable[[], Receipt]
    draw_file: Callable[[], str]
    library: Library
    today: tuple[TodayItem, ...] = ()
    content: str = ""
    anonymous: bool = False
    attachments: tuple[Attachment, ...] = ()
    mine: Mine = Mine()
    found: tuple[Contribution, tuple[MoveRecord, ...]] | None = None
    topic: Topic | None = None
    shut: int = 0
    answered: Contribution | None = None
    board: Board = field(default_factory=Board)
    picked: tuple[Contribution, ...] = ()
    desk: Desk = NO_DESK
    branch: BranchId | None = None
    learning: Learning = field(default_factory=Learning)

    def but(self, **changed: Any) -> "Turn":
        """Give the same turn with these fields anew, in a fifth of the time of `replace`.

        A message makes two of them, and a turn has many fields (measured: 4 and 19 µs).
        """
        made, put = object.__new__(Turn), object.__setattr__
        for name in Turn.__slots__:
            put(made, name, changed[name] if name in changed else getattr(self, name))
        return made


@dataclass(frozen=True, slots=True)
class Decision:
    """What one message leads to: words, and what is to be kept.

    `dialogue` is the new dialogue and `member` the member as they are from now on, where either
    changed; `gives` the pushes whose items this reply hands over; `filed` names a draft that is one
    no more; `later` waits for the member's next message; `acts` are kept with all this; a `brief`
    reply says nothing else.
    """

    says: tuple[Say, ...] = ()
    keep: tuple[Contribution, ...] = ()
    drafts: tuple[Draft, ...] = ()
    shorts: tuple[Draft, ...] = ()
    filed: str | None = None
    dialogue: Dialogue | None = None
    gives: tuple[TodayItem, ...] = field(default=())
    member: Member | None = None
    later: tuple[Notice, ...] = ()
    acts: tuple[Act, ...] = ()
    brief: bool = False

    def after(self, earlier: "Decision") -> "Decision":
        """Join with a decision that was taken before it in the same turn; its words come first."""
        if not earlier.says and not earlier.keep and not earlier.acts and self.dialogue is not None:
            return self
        return replace(
            self,
            says=earlier.says + self.says,
            keep=earlier.keep + self.keep,
            drafts=earlier.drafts + self.drafts,
            shorts=earlier.shorts + self.shorts,
            filed=self.filed or earlier.filed,
            member=self.member or earlier.member,
            acts=earlier.acts + self.acts,
            dialogue=self.dialogue if self.dialogue is not None else earlier.dialogue,
        )
