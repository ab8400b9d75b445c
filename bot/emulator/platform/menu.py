"""The custom menu under the chat."""

import re
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.menu_checks import check_menu

_UNICODE_ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{4}")


def create(request: Request) -> Answer:
    """Replaces the whole menu. Phones show it at once."""
    if _UNICODE_ESCAPE.search(request.raw):
        raise PlatformError(40033)
    world = request.world
    buttons = check_menu(world, request.body)
    world.menu = {"button": [_kept(button) for button in buttons], "menuid": world.next_msg_id()}
    return OK


def get(request: Request) -> Answer:
    if request.world.menu is None:
        raise PlatformError(46003)
    return {"menu": request.world.menu}


def delete(request: Request) -> Answer:
    request.world.menu = None
    return OK


def _kept(button: dict[str, Any]) -> dict[str, Any]:
    """As the platform gives it back: each button with its sub-buttons, be there any or none."""
    return {**button, "sub_button": [_kept(sub) for sub in button.get("sub_button") or []]}


ENDPOINTS = (
    Endpoint("/cgi-bin/menu/create", "POST", create, "verified"),
    Endpoint("/cgi-bin/menu/get", "GET", get, "verified"),
    Endpoint("/cgi-bin/menu/delete", "GET", delete, "verified"),
)
