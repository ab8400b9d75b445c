"""Web sign-in: the codes that members bring to a site, and the user tokens given for them."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from bot.emulator.errors import PlatformError
from bot.emulator.limits import (
    OAUTH_CODE_SECONDS,
    OAUTH_REFRESH_LIFE,
    OAUTH_TOKEN_LIFE,
    SIGN_INS_KEPT,
)

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who signs in, and what the site may know. `snapshot`: a virtual person of a preview."""

    openid: str
    scope: str
    snapshot: bool = False


@dataclass(slots=True)
class Code:
    visitor: Visitor
    issued_at: float
    used: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """A user token, which is not the API's token, and what renews it."""

    visitor: Visitor
    access_token: str
    refresh_token: str
    expires_at: float
    refresh_until: float


class SignIns:
    """Every code and grant, the oldest forgotten; and who has agreed to tell their nickname."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._grants: dict[str, Grant] = {}  # by access token
        self._renewals: dict[str, Grant] = {}  # by refresh token
        self._agreed: set[str] = set()
        self._asked: dict[str, str] = {}

    def code_for(self, visitor: Visitor, now: float) -> str:
        return _keep(self._codes, secrets.token_urlsafe(24), Code(visitor, now))

    def exchange(self, code: str, now: float) -> Grant:
        """Raises PlatformError 40029 (unknown), 40163 (used) or 42003 (over five minutes old)."""
        issued = self._codes.get(code)
        if issued is None:
            raise PlatformError(40029)
        if issued.used:
            raise PlatformError(40163)
        if now - issued.issued_at > OAUTH_CODE_SECONDS:
            raise PlatformError(42003)
        issued.used = True
        return self._grant(issued.visitor, now)

    def is_used(self, code: str) -> bool:
        issued = self._codes.get(code)
        return issued is not None and issued.used

    def renew(self, refresh_token: str, now: float) -> Grant:
        """A new pair of tokens. Raises PlatformError 40030 (unknown, or renewed) or 42002."""
        grant = self._renewals.get(refresh_token)
        if grant is None:
            raise PlatformError(40030)
        if now >= grant.refresh_until:
            raise PlatformError(42002)
        del self._renewals[refresh_token]
        return self._grant(grant.visitor, now)

    def find(self, access_token: str, now: float) -> Grant:
        """Raises PlatformError 40001 (unknown) or 42001 (expired)."""
        grant = self._grants.get(access_token)
        if grant is None:
            raise PlatformError(40001)
        if now >= grant.expires_at:
            raise PlatformError(42001)
        return grant

    def ask(self, openid: str) -> str:
        """What the consent page's button carries, so that no site can press it."""
        return _keep(self._asked, secrets.token_urlsafe(12), openid)

    def agree(self, asked: str, openid: str) -> bool:
        """The button was pressed; False where it is not this member's."""
        if self._asked.pop(asked, None) != openid:
            return False
        self._agreed.add(openid)
        return True

    def has_agreed(self, openid: str) -> bool:
        return openid in self._agreed

    def saved(self) -> dict[str, object]:
        return {
            "codes": {value: asdict(code) for value, code in self._codes.items()},
            "grants": [asdict(grant) for grant in self._grants.values()],
            "renewals": list(self._renewals),
            "agreed": sorted(self._agreed),
        }

    def restore(self, saved: Mapping[str, Any]) -> None:
        for value, fields in saved["codes"].items():
            self._codes[value] = Code(**{**fields, "visitor": Visitor(**fields["visitor"])})
        renewals = set(saved["renewals"])
        for fields in saved["grants"]:
            grant = Grant(**{**fields, "visitor": Visitor(**fields["visitor"])})
            self._grants[grant.access_token] = grant
            if grant.refresh_token in renewals:
                self._renewals[grant.refresh_token] = grant
        self._agreed = set(saved["agreed"])

    def _grant(self, visitor: Visitor, now: float) -> Grant:
        access, refresh = secrets.token_urlsafe(64), secrets.token_urlsafe(64)
        times = (now + OAUTH_TOKEN_LIFE, now + OAUTH_REFRESH_LIFE)
        grant = Grant(visitor, access, refresh, *times)
        _keep(self._grants, access, grant)
        _keep(self._renewals, refresh, grant)
        return grant


def _keep(kept: dict[str, V], name: str, value: V) -> str:
    kept[name] = value
    if len(kept) > SIGN_INS_KEPT:
        del kept[next(iter(kept))]
    return name
