"""Signed links: how a member's phone is known where the account has no web sign-in.

Only the reply to 我的 carries one; links to items never do, for those are what people forward.
A link holds 30 minutes and for one sign-in, which wants a tap on the page that it opens: whoever
looks at addresses in passing (previews, scanners) uses none up (docs/decisions.md).
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidTag

from bot.model.ids import OpenId
from bot.store import spending
from bot.store.base import Store
from bot.store.sealing import Sealer

LIFE = timedelta(minutes=30)
_SKEW = timedelta(minutes=1)
"""Two processes' clocks may differ by so much."""

_CONTEXT = "reading:link"


@dataclass(frozen=True, slots=True)
class Link:
    """An opened link: whom it is for, and what names it among all."""

    openid: OpenId
    name: str


def to_me(store: Store, public: str, now: Callable[[], datetime]) -> Callable[[OpenId], str]:
    """Make what gives a member the address of their own page, signed for them."""

    def address(openid: OpenId) -> str:
        text = json.dumps([openid, int(now().timestamp()), secrets.token_hex(8)])
        return f"{public}/oauth/link/{packed(store.sealer, text, _CONTEXT)}"

    return address


def read(store: Store, link: str, now: datetime) -> Link | None:
    """Open a link, as long as it holds and was not used."""
    opened = unpacked(store.sealer, link, _CONTEXT)
    if opened is None:
        return None
    openid, second, name = json.loads(opened)
    fresh = -_SKEW < now - datetime.fromtimestamp(second, UTC) < LIFE
    return Link(OpenId(openid), name) if fresh and not spending.spent(store, name) else None


def use(store: Store, link: str, now: datetime) -> OpenId | None:
    """Use a link up; gives whom it was for, once."""
    found = read(store, link, now)
    if found is None or not spending.spend(store, found.name, LIFE + _SKEW):
        return None
    return found.openid


def packed(sealer: Sealer, text: str, context: str) -> str:
    """Seal a text for an address or a cookie."""
    return urlsafe_b64encode(sealer.seal(text, context)).decode().rstrip("=")


def unpacked(sealer: Sealer, given: str, context: str) -> str | None:
    """Open what `packed` made in the same context; None for anything else."""
    try:
        return sealer.open(urlsafe_b64decode(given + "=" * (-len(given) % 4)), context)
    except (InvalidTag, Error, ValueError):
        return None
