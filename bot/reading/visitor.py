"""Who looks at a page: a member, known by a sealed cookie, or anybody."""

import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import g, request
from werkzeug.wrappers import Response

from bot.model.ids import OpenId
from bot.model.member import Member
from bot.reading.hall import Hall
from bot.reading.links import packed, unpacked
from bot.reading.said import new_token
from bot.store import members
from bot.texts import Texts

COOKIE = "tiantian_member"
SIZE_COOKIE = "tiantian_size"
LIFE = timedelta(days=30)
_CONTEXT = "reading:member"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visitor in one request. `session` names this sign-in; `big`: they want larger type."""

    hall: Hall
    member: Member | None = None
    session: str = ""
    big: bool = False

    @property
    def texts(self) -> Texts:
        """The sentences in the language of the member, or of the account."""
        spoken = self.member.language if self.member else ""
        return self.hall.texts.get(spoken) or self.hall.texts[self.hall.language]

    @property
    def csrf(self) -> str:
        """What every form of theirs carries; nobody who is not signed in writes anything."""
        return self.hall.store.sealer.mark("reading-form", self.session)

    def sent(self, form: Mapping[str, str]) -> bool:
        """Whether this form came from a page that was shown to this sign-in."""
        given = form.get("csrf", "").encode()
        return self.member is not None and hmac.compare_digest(given, self.csrf.encode())

    def token(self) -> str:
        """Draw a token for a form."""
        return new_token(self.hall.now())


def here(hall: Hall) -> Visitor:
    """Find out who asks, once a request. Raises `StoreUnavailable`."""
    if "visitor" not in g:
        member, session = _signed_in(hall)
        g.visitor = Visitor(hall, member, session, request.cookies.get(SIZE_COOKIE) == "big")
    found: Visitor = g.visitor
    return found


def stranger(hall: Hall) -> Visitor:
    """Give a visitor of whom nothing was asked of the store: for pages that tell of trouble."""
    return g.get("visitor") or Visitor(hall, big=request.cookies.get(SIZE_COOKIE) == "big")


def _signed_in(hall: Hall) -> tuple[Member | None, str]:
    """Open the cookie; it ends with the member's record: a number is never given twice (I9)."""
    cookie = request.cookies.get(COOKIE)
    opened = unpacked(hall.store.sealer, cookie, _CONTEXT) if cookie else None
    if opened is None:
        return None, ""
    openid, number, session, second = json.loads(opened)
    member = known(hall, OpenId(openid))
    ended = hall.now() - datetime.fromtimestamp(second, UTC) >= LIFE
    if ended or member is None or member.number != number:
        return None, ""
    return member, session


def known(hall: Hall, openid: OpenId) -> Member | None:
    """Find a member who follows the account now."""
    member = members.read(hall.store, openid)
    return member if member.number is not None and member.follows else None


def sign_in(hall: Hall, member: Member, response: Response) -> None:
    """Let this browser be known as the member's for 30 days."""
    second = int(hall.now().timestamp())
    text = json.dumps([member.openid, member.number, secrets.token_hex(16), second])
    response.set_cookie(
        COOKIE,
        packed(hall.store.sealer, text, _CONTEXT),
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=hall.secure,
    )


def sign_out(hall: Hall, response: Response) -> None:
    """Forget who this browser is."""
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=hall.secure)
