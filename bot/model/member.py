"""Members, and the platform's window to each of them."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import ROOT, UNBOUND, BranchId, EntryId, MemberNumber, OpenId


@dataclass(frozen=True, slots=True)
class Window:
    """Until when, and how many times, the platform lets us write to a member unasked.

    Two windows run side by side (fact sheet 6.1): a message opens 48 hours and five messages;
    a menu tap, a scan or a follow opens one minute and three. Our own account of what only the
    platform knows for certain.
    """

    long_until: datetime | None = None
    long_left: int = 0
    short_until: datetime | None = None
    short_left: int = 0

    def open_at(self, now: datetime) -> bool:
        """Say whether a message could leave now."""
        long = self.long_until is not None and now < self.long_until and self.long_left > 0
        short = self.short_until is not None and now < self.short_until and self.short_left > 0
        return long or short


@dataclass(frozen=True, slots=True)
class Consent:
    """What a member agreed to, or took back: which version of the text, when, and which way."""

    version: str
    at: datetime
    given: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A person who follows, or followed, the account.

    `number` is None until their first message or event is committed; `daily` is False after 退订.
    `entry` and `branch` are set once they are bound to the roster. `notice` is the privacy notice
    that they were last given; `shows` whether their words may be shown to others. `language` is
    that of their last command; empty: the account's.
    """

    openid: OpenId
    number: MemberNumber | None = None
    follows: bool = True
    daily: bool = True
    window: Window = Window()
    entry: EntryId = UNBOUND
    branch: BranchId = ROOT
    notice: Consent | None = None
    shows: Consent | None = None
    language: str = ""

    @property
    def bound(self) -> bool:
        """Whether they were matched to an entry of the roster."""
        return bool(self.entry)

    @property
    def active(self) -> bool:
        """Whether a push's audience may hold them (design 1: 在学)."""
        return self.follows and self.daily
