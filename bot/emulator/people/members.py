"""The people who follow, followed or may follow the account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from bot.emulator.openids import is_openid, number_of, openid_of
from bot.emulator.people.broadcasts import NO_MASSES, Broadcasts, MassCount
from bot.emulator.people.chat import Entry
from bot.emulator.people.windows import Window, Windows


@dataclass(slots=True)
class Member:
    """One person as the platform and their phone know them."""

    openid: str
    follows: bool = False
    blocked: bool = False
    """They refuse the account's messages."""
    blacklisted: bool = False
    """The account refuses theirs."""
    followed_at: float = 0.0
    scene: str = ""
    windows: Windows = field(default_factory=Windows)
    tags: list[int] = field(default_factory=list)
    consents: dict[str, int] = field(default_factory=dict)
    remark: str = ""
    read: int = 0
    """The n of the last entry that somebody has looked at; it only grows."""
    chat: list[Entry] = field(default_factory=list)
    inherited: int = 0
    """So many entries the chat began with when the record was made: see broadcasts.py."""
    masses: MassCount = NO_MASSES
    typing_until: float = 0.0
    """The account seems to be typing, on this phone."""

    @property
    def unread(self) -> int:
        """What the account has sent since then."""
        return sum(entry.sender == "account" for entry in self.chat[self.read :])

    @property
    def client_platform_type(self) -> int:
        """1 an iPhone, 2 an Android, as WeChat counts; it never changes: odd openids have 1."""
        return 1 if ord(self.openid[-1]) % 2 else 2

    def as_json(self, now: float) -> dict[str, object]:
        return {
            "openid": self.openid,
            "follows": self.follows,
            "blocked": self.blocked,
            "blacklisted": self.blacklisted,
            "client_platform_type": self.client_platform_type,
            "windows": self.windows.as_json(now),
            "tags": self.tags,
            "consents": self.consents,
            "read": self.read,
            "unread": self.unread,
            "typing_until": self.typing_until if now < self.typing_until else 0,
        }

    def saved(self) -> dict[str, object]:
        """All but the chat, for the disk."""
        message, short = self.windows.message, self.windows.short
        return {
            "follows": self.follows,
            "blocked": self.blocked,
            "followed_at": self.followed_at,
            "scene": self.scene,
            "tags": self.tags,
            "consents": self.consents,
            "remark": self.remark,
            "blacklisted": self.blacklisted,
            "windows": [message.until, message.left, short.until, short.left],
            "read": self.read,
            "inherited": self.inherited,
            "masses": self.masses,
        }

    @classmethod
    def restored(cls, openid: str, saved: Mapping[str, Any]) -> "Member":
        # An earlier version may have saved more than this one knows.
        known = saved.keys() & set(cls.__slots__) - {"windows"}
        member = cls(openid, **{name: saved[name] for name in known})
        month, count = saved.get("masses", NO_MASSES)
        member.masses = (month, count)
        until, left, short_until, short_left = saved["windows"]
        member.windows.message = Window(until, left)
        member.windows.short = Window(short_until, short_left)
        return member


class Roster:
    """`base` members follow from the start; a record is kept of those something happened to."""

    def __init__(self, base: int, born: float, broadcasts: Broadcasts) -> None:
        self._base = base
        self._broadcasts = broadcasts
        self.born = born
        self._kept: dict[str, Member] = {}
        self._gone: set[str] = set()  # of the base: those who left
        self._place: dict[str, int] = {}  # of the others: where they stand in _others
        self._others: list[str] = []
        self.followers = base

    def peek(self, openid: str) -> Member | None:
        """The member as they are, or None for an openid that was never seen."""
        kept = self._kept.get(openid)
        if kept is None and self._is_base(openid):
            return self._untouched(openid)
        return kept

    def person(self, openid: str) -> Member | None:
        """A member, or a stranger; None for what is no openid."""
        return self.peek(openid) or (Member(openid) if is_openid(openid) else None)

    @property
    def untouched(self) -> int:
        """How many there are from the start without a record: they all follow, and are alike."""
        return self._base - (len(self._kept) - len(self._others))

    def touched(self) -> list[str]:
        """All the others, whether they follow or not."""
        return list(self._kept)

    def keep(self, member: Member) -> bool:
        """Something happened to them: remember it. Is this the first time?"""
        if member.openid in self._kept:
            return False
        self._kept[member.openid] = member
        if not self._is_base(member.openid):
            self._place[member.openid] = len(self._others)
            self._others.append(member.openid)
        return True

    def follow(self, member: Member, now: float) -> None:
        member.follows, member.blocked, member.followed_at = True, False, now
        self._gone.discard(member.openid)
        self.followers += 1

    def unfollow(self, member: Member) -> None:
        member.follows = False
        member.windows.close()
        if self._is_base(member.openid):
            self._gone.add(member.openid)
        self.followers -= 1

    def restore(self, member: Member) -> None:
        """Take in a record from the disk, in the order in which they first came."""
        self.keep(member)
        is_base = self._is_base(member.openid)
        if is_base and not member.follows:
            self._gone.add(member.openid)
        self.followers += member.follows - is_base

    def follows(self, openid: str) -> bool:
        member = self._kept.get(openid)
        return member.follows if member else self._is_base(openid)

    def followers_after(self, openid: str, most: int) -> list[str] | None:
        """A page of followers after one of them, '' for the first; None after a stranger."""
        if not self._is_placed(openid):
            return None
        base = (one for one in self._base_after(openid) if one not in self._gone)
        others = (one for one in self._others_after(openid) if self._kept[one].follows)
        return list(islice(chain(base, others), most))

    def everybody_after(self, openid: str, most: int) -> list[str] | None:
        """The same with those who do not follow, or no longer."""
        if not self._is_placed(openid):
            return None
        return list(islice(chain(self._base_after(openid), self._others_after(openid)), most))

    def _untouched(self, openid: str) -> Member:
        common = self._broadcasts
        return Member(
            openid,
            follows=True,
            followed_at=self.born,
            chat=list(common.chat),
            inherited=len(common.chat),
            masses=common.masses,
        )

    def _base_after(self, openid: str) -> Iterator[str]:
        if openid in self._place:
            return iter(())
        return map(openid_of, range((number_of(openid) or 0) + 1, self._base + 1))

    def _others_after(self, openid: str) -> Iterator[str]:
        return islice(self._others, self._place.get(openid, -1) + 1, None)

    def _is_placed(self, openid: str) -> bool:
        return not openid or openid in self._place or self._is_base(openid)

    def _is_base(self, openid: str) -> bool:
        number = number_of(openid)
        return number is not None and number <= self._base
