"""Menus for some: those with a tag, or with an iPhone or an Android.

The fact sheet gives 65301 to 65320 as a range; which is which is from the common lists of return
codes. 65305 has no number there, 65306 is our 48001, 65309 a switch of the console, and 65310 to
65314 were about regions, which 65320 refuses altogether: none of these comes up here.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.emulator.errors import PlatformError
from bot.emulator.kept.menus import Button
from bot.emulator.limits import CONDITIONAL_MENU_DOMAINS
from bot.emulator.openids import is_openid
from bot.emulator.platform.button_checks import is_link
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.menu import buttons_in
from bot.emulator.world import World

_WITHDRAWN = ("sex", "country", "province", "city", "language")


def add(request: Request) -> Answer:
    world, body = request.world, request.body
    if world.menus.default is None:
        raise PlatformError(65303)
    rule = _rule(world, body.get("matchrule"))
    _check_answers(body)
    buttons = buttons_in(request)
    _check_domains(world, buttons)
    return {"menuid": str(world.menus.add(buttons, rule).menu_id)}


def remove(request: Request) -> Answer:
    if not request.world.menus.remove(_number(request.body.get("menuid"), 65301)):
        raise PlatformError(65301)
    return OK


def try_match(request: Request) -> Answer:
    """What a follower sees. Nobody here has a WeChat id, so `user_id` is an openid."""
    world, user_id = request.world, request.body.get("user_id")
    known = isinstance(user_id, str) and is_openid(user_id)
    member = world.roster.peek(str(user_id)) if known else None
    if member is None or not member.follows:
        raise PlatformError(65302)
    menu = world.menus.seen_by(member)
    if menu is None:
        raise PlatformError(46003)
    return {"button": menu.buttons}


def _rule(world: World, given: object) -> Mapping[str, Any]:
    """What is left empty in a rule is not asked. Raises PlatformError 65304, 65320 or 45159."""
    rule = given if isinstance(given, dict) else {}
    asked = {name: value for name, value in rule.items() if value not in ("", None)}
    if any(name in asked for name in _WITHDRAWN):
        raise PlatformError(65320)
    rule = {name: asked[name] for name in ("tag_id", "client_platform_type") if name in asked}
    if not rule:
        raise PlatformError(65304)
    if "tag_id" in rule and not world.tags.knows(_number(rule["tag_id"], 45159)):
        raise PlatformError(45159)
    if "client_platform_type" in rule:
        _check_platform(_number(rule["client_platform_type"], 40035))
    return rule


def _check_platform(number: int) -> None:
    """1 an iPhone, 2 an Android, 3 any other."""
    if number not in (1, 2, 3):
        raise PlatformError(40035, "hint: [client_platform_type is 1, 2 or 3]")


def _number(given: object, code: int) -> int:
    """A small whole number, be it text or not."""
    digits = str(given)
    if not (digits.isdecimal() and len(digits) < 10):
        raise PlatformError(code)
    return int(digits)


def _check_answers(body: Mapping[str, Any]) -> None:
    """Raises PlatformError 65307 (no buttons), 65308 (one does nothing) or 65317 (a bad URL)."""
    given = body.get("button")
    if not isinstance(given, list) or not given:
        raise PlatformError(65307)
    for button in _leaves(given):
        if not button.get("type"):
            raise PlatformError(65308)
        if "url" in button and not is_link(button["url"]):
            raise PlatformError(65317)


def _check_domains(world: World, buttons: list[Button]) -> None:
    """All conditional menus together may lead to three hosts. Raises PlatformError 65316."""
    menus = [buttons, *(menu.buttons for menu in world.menus.conditional)]
    urls = [button["url"] for menu in menus for button in _leaves(menu) if button.get("url")]
    if len({urlsplit(url).hostname for url in urls}) > CONDITIONAL_MENU_DOMAINS:
        raise PlatformError(65316)


def _leaves(buttons: list[Any]) -> Iterator[Button]:
    for button in buttons:
        if isinstance(button, dict):
            subs = button.get("sub_button")
            yield from _leaves(subs) if subs and isinstance(subs, list) else [button]


ENDPOINTS = (
    Endpoint("/cgi-bin/menu/addconditional", "POST", add, "verified"),
    Endpoint("/cgi-bin/menu/delconditional", "POST", remove, "verified"),
    Endpoint("/cgi-bin/menu/trymatch", "POST", try_match, "verified"),
)
