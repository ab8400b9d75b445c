"""Is this a menu that WeChat would take? Each fault has its code.

40021 (a menu version) and 40028 (a menu user) belong to nothing that can be asked for today.
"""

from collections.abc import Mapping
from typing import Any

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.kept.menus import Button
from bot.emulator.platform.button_checks import SUB, TOP, check_leaf, check_name
from bot.emulator.world import World


def check_menu(world: World, body: Mapping[str, Any]) -> list[Button]:
    """The buttons of a menu.

    Raises PlatformError 40007, 40013, 40015 to 40027, 40033, 40035, 40054, 40055, 41007 or 53600.
    """
    buttons = _list(body.get("button"), limits.MENU_BUTTONS, 40016)
    for button in buttons:
        if button.get("sub_button"):
            _check_parent(world, button)
        else:
            check_leaf(world, button, TOP)
    return buttons


def _check_parent(world: World, button: Button) -> None:
    check_name(button, TOP)
    if "type" in button:  # WeChat may well look past it [U]
        raise PlatformError(40017)
    for sub in _list(button["sub_button"], limits.MENU_SUB_BUTTONS, 40023):
        if sub.get("sub_button"):
            raise PlatformError(40022)
        check_leaf(world, sub, SUB)


def _list(given: object, most: int, code: int) -> list[Button]:
    if not isinstance(given, list) or not 1 <= len(given) <= most:
        raise PlatformError(code)
    if not all(isinstance(button, dict) for button in given):
        raise PlatformError(40015)
    return given
