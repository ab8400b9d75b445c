"""The custom menu under the chat, the one for all."""

import re

from bot.emulator.errors import PlatformError
from bot.emulator.kept.menus import Button
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.menu_checks import check_menu

_UNICODE_ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{4}")


def create(request: Request) -> Answer:
    """Replaces the default menu. Phones show it at once."""
    request.world.menus.create(buttons_in(request))
    return OK


def get(request: Request) -> Answer:
    """Conditional menus too, the newest first."""
    menus = request.world.menus
    if menus.default is None:
        raise PlatformError(46003)
    answer: dict[str, object] = {"menu": menus.default.as_json()}
    if menus.conditional:
        answer["conditionalmenu"] = [menu.as_json() for menu in reversed(menus.conditional)]
    return answer


def delete(request: Request) -> Answer:
    """All conditional menus go with it; where there is none, that is fine as well."""
    request.world.menus.clear()
    return OK


def current(request: Request) -> Answer:
    """In a shape of its own. An unverified account may ask; ours then has no menu to show."""
    default = request.world.menus.default
    buttons = [_listed(button) for button in default.buttons] if default else []
    return {"is_menu_open": int(bool(buttons)), "selfmenu_info": {"button": buttons}}


def buttons_in(request: Request) -> list[Button]:
    """As the platform gives them back. Raises PlatformError 40033, and those of check_menu."""
    if _UNICODE_ESCAPE.search(request.raw):
        raise PlatformError(40033)
    return [_kept(button) for button in check_menu(request.world, request.body)]


def _kept(button: Button) -> Button:
    """Each button with its sub-buttons, be there any or none."""
    return {**button, "sub_button": [_kept(sub) for sub in button.get("sub_button") or []]}


def _listed(button: Button) -> Button:
    own = {name: value for name, value in button.items() if name != "sub_button"}
    subs = [_listed(sub) for sub in button["sub_button"]]
    return {**own, "sub_button": {"list": subs}} if subs else own


ENDPOINTS = (
    Endpoint("/cgi-bin/menu/create", "POST", create, "verified"),
    Endpoint("/cgi-bin/menu/get", "GET", get, "verified"),
    Endpoint("/cgi-bin/menu/delete", "GET", delete, "verified"),
    Endpoint("/cgi-bin/get_current_selfmenu_info", "GET", current),
)
