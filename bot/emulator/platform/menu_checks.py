"""Is this a menu that WeChat would take? Each fault has its code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.world import World

Button: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Codes:
    """The errcodes of one level of the menu, and how long a name may be there."""

    kind: int
    name: int
    key: int
    url: int
    domain: int
    name_bytes: int


_TOP = _Codes(40017, 40018, 40019, 40020, 40055, limits.MENU_NAME_BYTES)
_SUB = _Codes(40024, 40025, 40026, 40027, 40054, limits.MENU_SUB_NAME_BYTES)


def check_menu(world: World, body: Mapping[str, Any]) -> list[Button]:
    """The buttons of a menu. Raises PlatformError 40007 to 40028, 40054, 40055 or 53600."""
    buttons = _list(body.get("button"), limits.MENU_BUTTONS, 40016)
    for button in buttons:
        if button.get("sub_button"):
            _check_parent(world, button)
        else:
            _check_leaf(world, button, _TOP)
    return buttons


def _check_parent(world: World, button: Button) -> None:
    _check_size(button, "name", _TOP.name_bytes, _TOP.name)
    for sub in _list(button["sub_button"], limits.MENU_SUB_BUTTONS, 40023):
        if sub.get("sub_button"):
            raise PlatformError(40022)
        _check_leaf(world, sub, _SUB)


def _check_leaf(world: World, button: Button, codes: _Codes) -> None:
    _check_size(button, "name", codes.name_bytes, codes.name)
    kind = button.get("type")
    check = _KINDS.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise PlatformError(codes.kind)
    check(world, button, codes)


def _check_key(world: World, button: Button, codes: _Codes) -> None:
    _check_size(button, "key", limits.MENU_KEY_BYTES, codes.key)


def _check_url(world: World, button: Button, codes: _Codes) -> None:
    _check_size(button, "url", limits.MENU_URL_BYTES, codes.url)
    if not button["url"].startswith(("http://", "https://")):
        raise PlatformError(codes.domain)


def _check_program(world: World, button: Button, codes: _Codes) -> None:
    _check_url(world, button, codes)
    app_id, page = button.get("appid"), button.get("pagepath")
    if not isinstance(app_id, str) or not app_id or app_id != app_id.lower():
        raise PlatformError(40013)
    if not isinstance(page, str) or not page:
        raise PlatformError(40035, "hint: [pagepath is missing]")


def _check_media(world: World, button: Button, codes: _Codes) -> None:
    if world.media_of(button.get("media_id")) is None:
        raise PlatformError(40007)


def _check_article(world: World, button: Button, codes: _Codes) -> None:
    raise PlatformError(53600)  # no article can be published here yet


def _check_size(button: Button, name: str, most: int, code: int) -> None:
    words = button.get(name)
    if not isinstance(words, str) or not 1 <= len(words.encode(errors="replace")) <= most:
        raise PlatformError(code)


def _list(given: object, most: int, code: int) -> list[Button]:
    if not isinstance(given, list) or not 1 <= len(given) <= most:
        raise PlatformError(code)
    if not all(isinstance(button, dict) for button in given):
        raise PlatformError(40015)
    return given


_KINDS: Mapping[str, Callable[[World, Button, _Codes], None]] = {
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
