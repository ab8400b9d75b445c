"""QR codes with a scene: whoever scans one tells the bot from where they come."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.emulator import limits
from bot.emulator.errors import PlatformError

_URL = "http://weixin.qq.com/q/02"  # what the platform's own pictures hold


@dataclass(frozen=True, slots=True)
class SceneCode:
    """`expires_at` is in unix seconds; None for a permanent one."""

    ticket: str
    url: str
    scene: str
    is_number: bool
    expires_at: float | None

    def is_over(self, now: float) -> bool:
        return self.expires_at is not None and now >= self.expires_at

    def as_json(self) -> dict[str, object]:
        return {
            "ticket": self.ticket,
            "scene": self.scene,
            "permanent": self.expires_at is None,
            "expires_at": self.expires_at,
            "url": self.url,
        }


class Scenes:
    """Every code that was made, by its ticket and by its URL."""

    def __init__(self) -> None:
        self._by_ticket: dict[str, SceneCode] = {}
        self._by_url: dict[str, SceneCode] = {}
        self._permanent: dict[tuple[bool, str], SceneCode] = {}

    def permanent(self, scene: str, is_number: bool) -> SceneCode:
        """The same code for the same scene. Raises PlatformError 45029 after the 100,000th."""
        made = self._permanent.get((is_number, scene))
        if made:
            return made
        if len(self._permanent) >= limits.QR_PERMANENT:
            raise PlatformError(45029)
        return self._keep(_new(scene, is_number, None))

    def temporary(self, scene: str, is_number: bool, seconds: int, now: float) -> SceneCode:
        """A new code each time."""
        self._forget_old(now)
        return self._keep(_new(scene, is_number, now + seconds))

    def by_ticket(self, ticket: object) -> SceneCode | None:
        """The code, be it over or not."""
        return self._by_ticket.get(ticket) if isinstance(ticket, str) else None

    def by_url(self, url: object) -> SceneCode | None:
        return self._by_url.get(url) if isinstance(url, str) else None

    def by_scene(self, scene: str, now: float) -> SceneCode | None:
        """The latest of this scene that can still be scanned."""
        codes = (code for code in reversed(self._by_ticket.values()) if code.scene == scene)
        return next((code for code in codes if not code.is_over(now)), None)

    def all(self) -> list[SceneCode]:
        return list(self._by_ticket.values())

    def saved(self) -> list[dict[str, object]]:
        return [asdict(code) for code in self.all()]

    def restore(self, saved: list[Mapping[str, Any]]) -> None:
        for fields in saved:
            self._keep(SceneCode(**fields))

    def _keep(self, code: SceneCode) -> SceneCode:
        self._by_ticket[code.ticket] = self._by_url[code.url] = code
        if code.expires_at is None:
            self._permanent[code.is_number, code.scene] = code
        return code

    def _forget_old(self, now: float) -> None:
        """Those that are over, once there are many: a day's quota alone is 100,000."""
        if len(self._by_ticket) < 10_000 or len(self._by_ticket) % 1_000:
            return
        for code in [code for code in self.all() if code.is_over(now)]:
            del self._by_ticket[code.ticket], self._by_url[code.url]


def _new(scene: str, is_number: bool, expires_at: float | None) -> SceneCode:
    """The ticket holds the URL, as the platform's do: `gQ` and base64."""
    url = _URL + secrets.token_urlsafe(15)
    inside = b"\xf0<" + secrets.token_bytes(12) + url.encode() + secrets.token_bytes(10)
    return SceneCode(_ticket(inside), url, scene, is_number, expires_at)


def _ticket(inside: bytes) -> str:
    return "gQ" + base64.b64encode(inside).decode()
