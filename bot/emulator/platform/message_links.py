"""Where a tap on a template message or a notice leads, and the words that name its template."""

import re
from collections.abc import Mapping
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.kept.templates import Kind, Template
from bot.emulator.limits import TEMPLATE_ID_CHARACTERS, TEMPLATE_URL_BYTES
from bot.emulator.people.members import Member
from bot.emulator.world import World

Body = Mapping[str, Any]

_SITE = re.compile(r"https?://[^\s/]+\S*")
_PROGRAM_PAGE = re.compile(r"/?[\w-]+(?:/[\w-]+)*(?:\.html)?(?:\?\S*)?", re.ASCII)


def addressee(world: World, body: Body) -> Member:
    """Somebody whom the account has met, a follower or not. Raises PlatformError 40003."""
    openid = body.get("touser")
    member = world.roster.peek(openid) if isinstance(openid, str) else None
    if member is None:
        raise PlatformError(40003)
    return member


def template_of(world: World, body: Body, kind: Kind) -> Template:
    """Raises PlatformError 40036 (size) or 40037 (not the account's, or of another kind)."""
    template_id = body.get("template_id")
    if not isinstance(template_id, str) or not 0 < len(template_id) <= TEMPLATE_ID_CHARACTERS:
        raise PlatformError(40036)
    template = world.templates.find(template_id, kind)
    if template is None:
        raise PlatformError(40037)
    return template


def link_of(body: Body) -> Mapping[str, object]:
    """`url`, `miniprogram`, both or nothing. Raises PlatformError 40039, 40013 or 47001."""
    url = body.get("url") or ""
    if not isinstance(url, str):
        raise PlatformError(47001, "hint: [url is not a string]")
    if len(url.encode(errors="replace")) > TEMPLATE_URL_BYTES:
        raise PlatformError(40039)
    return _leading_to(url, body)


def page_link_of(body: Body) -> Mapping[str, object]:
    """The same of a notice, whose `page` is a site or a mini-program page. Raises 41030 too.

    The current page of the documents calls it the one, the pages before 2025 the other [O].
    """
    page = body.get("page") or ""
    if not isinstance(page, str) or not (
        page == "" or _SITE.fullmatch(page) or _PROGRAM_PAGE.fullmatch(page)
    ):
        raise PlatformError(41030)
    if len(page.encode(errors="replace")) > TEMPLATE_URL_BYTES:
        raise PlatformError(41030)
    return _leading_to(page, body)


def _leading_to(url: str, body: Body) -> Mapping[str, object]:
    """Where both are given the phone opens the mini program: it stands first."""
    program = body.get("miniprogram")
    if not program:
        return {"url": url} if url else {}
    if not isinstance(program, dict):
        raise PlatformError(47001, "hint: [miniprogram is not an object]")
    app_id, path = program.get("appid"), program.get("pagepath", "")
    if not isinstance(app_id, str) or not app_id or not isinstance(path, str):
        raise PlatformError(40013)
    leads = {"miniprogram": {"appid": app_id, "pagepath": path}}
    return {**leads, "url": url} if url else leads
