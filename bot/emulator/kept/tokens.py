"""access_tokens: two families that know nothing of each other."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from bot.emulator.errors import PlatformError
from bot.emulator.limits import FORCED_TOKEN_GAP, TOKEN_GRACE, TOKEN_LIFE

Family: TypeAlias = Literal["token", "stable_token"]

_KEPT = 50
"""So many are known before the dead ones are forgotten; a forgotten one answers 40001."""


@dataclass(slots=True)
class Token:
    value: str
    family: Family
    issued_at: float
    expires_at: float
    replaced_at: float | None = None
    """When it stops working because another one took its place."""

    def check(self, now: float) -> None:
        """Raises PlatformError 40001 (replaced) or 42001 (expired)."""
        if self.replaced_at is not None and now >= self.replaced_at:
            raise PlatformError(40001)
        if now >= self.expires_at:
            raise PlatformError(42001)

    def is_dead(self, now: float) -> bool:
        return now >= min(self.expires_at, self.replaced_at or self.expires_at)


class Tokens:
    """Every token of the account, the latest of each family among them."""

    def __init__(self) -> None:
        self._known: dict[str, Token] = {}
        self._latest: dict[Family, Token] = {}
        self._forced_at = float("-inf")

    def check(self, value: str | None, now: float) -> None:
        """Raises PlatformError 41001, 40001 or 42001."""
        if not value:
            raise PlatformError(41001)
        token = self._known.get(value)
        if token is None:
            raise PlatformError(40001)
        token.check(now)

    def plain(self, now: float) -> Token:
        """`/cgi-bin/token`: always a new one; the one before works for a few minutes more."""
        before = self._latest.get("token")
        if before:
            before.replaced_at = now + TOKEN_GRACE
        return self._issue("token", now)

    def stable(self, now: float) -> Token:
        """`stable_token`: the same one until its last minutes, in which old and new both work."""
        latest = self._latest.get("stable_token")
        if latest and latest.replaced_at is None and latest.expires_at - now >= TOKEN_GRACE:
            return latest
        return self._issue("stable_token", now)

    def may_force(self, now: float) -> bool:
        return abs(now - self._forced_at) >= FORCED_TOKEN_GAP

    def forced(self, now: float) -> Token:
        """`stable_token` with `force_refresh`: a new one; the one before is dead at once."""
        before = self._latest.get("stable_token")
        if before:
            before.replaced_at = now
        self._forced_at = now
        return self._issue("stable_token", now)

    def kill(self, value: str, code: int, now: float) -> None:
        """It is dead from now on: 42001 as one that has expired, 40001 as one replaced."""
        token = self._known.get(value)
        if token is None:
            return
        if code == 42001:
            token.expires_at = min(token.expires_at, now)
        else:
            token.replaced_at = now

    def as_json(self, now: float) -> list[dict[str, object]]:
        return [
            {
                "family": token.family,
                "age": round(now - token.issued_at),
                "expires_in": round(token.expires_at - now),
            }
            for token in self._latest.values()
            if now < token.expires_at
        ]

    def saved(self) -> list[dict[str, object]]:
        return [asdict(token) for token in self._known.values()]

    def restore(self, saved: list[Mapping[str, Any]]) -> None:
        for fields in saved:
            token = Token(**fields)
            self._known[token.value] = self._latest[token.family] = token

    def _issue(self, family: Family, now: float) -> Token:
        value = f"{len(self._known) + 100}_{secrets.token_urlsafe(96)}"
        token = Token(value, family, now, now + TOKEN_LIFE)
        self._known[value] = self._latest[family] = token
        if len(self._known) > _KEPT:
            self._forget_dead(now)
        return token

    def _forget_dead(self, now: float) -> None:
        """Those that still work stay, however many: one family must not push out the other."""
        dead = [value for value, token in self._known.items() if token.is_dead(now)]
        for value in dead:
            del self._known[value]
