"""Is this a button that WeChat would take? The codes differ between the levels of a menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.kept.menus import Button
from bot.emulator.world import World


@dataclass(frozen=True, slots=True)
class Codes:
    """The errcodes of one level of the menu, and how long a name may be there."""

    kind: int
    name: int
    key: int
    url: int
    domain: int
    name_bytes: int


TOP = Codes(40017, 40018, 40019, 40020, 40055, limits.MENU_NAME_BYTES)
SUB = Codes(40024, 40025, 40026, 40027, 40054, limits.MENU_SUB_NAME_BYTES)

_SENT = ("image", "voice", "video", "thumb")
"""The kinds of files that a button can send."""


def check_leaf(world: World, button: Button, codes: Codes) -> None:
    """A button without sub-buttons. Raises PlatformError."""
    check_name(button, codes)
    kind = button.get("type")
    if kind is None and "sub_button" in button:
        raise PlatformError(41007)
    check = _KINDS.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise PlatformError(codes.kind)
    check(world, button, codes)


def check_name(button: Button, codes: Codes) -> None:
    """Raises PlatformError for a bad length, or 40033 for line breaks and the like."""
    _check_size(button, "name", codes.name_bytes, codes.name)
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in button["name"]):
        raise PlatformError(40033)


def is_link(url: object) -> bool:
    """Does it lead to a place in the web?"""
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
    except ValueError:  # brackets that hold no IPv6 address
        return False
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _check_key(world: World, button: Button, codes: Codes) -> None:
    _check_size(button, "key", limits.MENU_KEY_BYTES, codes.key)


def _check_url(world: World, button: Button, codes: Codes) -> None:
    _check_size(button, "url", limits.MENU_URL_BYTES, codes.url)
    if not is_link(button["url"]):
        raise PlatformError(codes.domain)


def _check_program(world: World, button: Button, codes: Codes) -> None:
    _check_url(world, button, codes)
    app_id, page = button.get("appid"), button.get("pagepath")
    if not isinstance(app_id, str) or not app_id or app_id != app_id.lower():
        raise PlatformError(40013)
    if not isinstance(page, str) or not page:
        raise PlatformError(40035, "hint: [pagepath is missing]")


def _check_media(world: World, button: Button, codes: Codes) -> None:
    """A permanent one: a menu outlasts the three days of the others."""
    media = world.media_of(button.get("media_id"))
    if media is None or media.expires_at is not None or media.kind not in _SENT:
        raise PlatformError(40007)


def _check_article(world: World, button: Button, codes: Codes) -> None:
    if world.publications.find(button.get("article_id")) is None:
        raise PlatformError(53600)


def _check_size(button: Button, name: str, most: int, code: int) -> None:
    words = button.get(name)
    if not isinstance(words, str) or not 1 <= len(words.encode(errors="replace")) <= most:
        raise PlatformError(code)


_KINDS: Mapping[str, Callable[[World, Button, Codes], None]] = {
    "click": _check_key,
    "scancode_push": _check_key,
    "scancode_waitmsg": _check_key,
    "pic_sysphoto": _check_key,
    "pic_photo_or_album": _check_key,
    "pic_weixin": _check_key,
    "location_select": _check_key,
    "view": _check_url,
    "miniprogram": _check_program,
    "media_id": _check_media,
    "article_id": _check_article,
    "article_view_limited": _check_article,
}
