"""What the members' pages work with: plain things, handed in by `main`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.model.ids import ItemId, OpenId
from bot.model.member import Member
from bot.reading.said import Said
from bot.store.base import Store
from bot.study.library import Library
from bot.texts import Texts


class Talk(Protocol):
    """The way into the conversation: what is written on a page is heard as a message is."""

    def say(self, member: Member, said: Said) -> None:
        """Hear it, once however often it comes. Raises `StoreUnavailable`: then it is not kept."""

    def reply(self, openid: OpenId, key: str) -> str | None:
        """Give the reply to what was said under this key, for a day."""

    def asks(self, openid: OpenId) -> bool:
        """Tell whether a question of the bot's waits for this member's answer."""


class SignIn(Protocol):
    """The platform's web sign-in (OAuth)."""

    def authorize(self, back: str, state: str) -> str:
        """Give the address that a phone passes through on its way to `back`."""

    def openid(self, code: str) -> OpenId | None:
        """Exchange a code; None where the platform shows a preview, in which nobody is somebody.

        Raises `PlatformRefused` or `PlatformSilent`, within two seconds.
        """


@dataclass(frozen=True, slots=True)
class Hall:
    """The reading hall of one account. `texts` by language; `now` gives aware UTC.

    `column` gives what was sent to everybody, newest first; `public` is where phones reach us;
    `bound` gives the name that a member is bound as.
    `sign_in` is None where the account has no web sign-in; `privacy` is the version of the text of
    `/privacy/`, and `grace_days` go by before all of who left is erased.
    """

    store: Store
    texts: Mapping[str, Texts]
    language: str
    library: Library
    zone: ZoneInfo
    now: Callable[[], datetime]
    organisation: str
    contact: str
    public: str
    column: Callable[[], Sequence[tuple[date, ItemId]]]
    talk: Talk
    sign_in: SignIn | None = None
    bound: Callable[[Member], str] = lambda member: member.branch
    privacy: str = ""
    grace_days: int = 7

    @property
    def secure(self) -> bool:
        """Whether cookies travel by https alone."""
        return self.public.startswith("https")
