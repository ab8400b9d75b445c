"""A look at a mass send on one phone, before all have it. It costs nobody's month."""

import re

from bot.emulator.errors import PlatformError
from bot.emulator.openids import openid_of
from bot.emulator.people.chat import Fields
from bot.emulator.people.members import Member
from bot.emulator.platform.custom import addressee
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.mass_types import (
    ARTICLES,
    PREVIEWED,
    articles_of,
    check_flag,
    content_of,
    type_of,
)
from bot.emulator.platform.message_parts import cards, part_of
from bot.emulator.world import World

_WECHAT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{5,19}")


def preview(request: Request) -> Answer:
    """By openid or by WeChat name; the name wins."""
    world, body = request.world, request.body
    named = body.get("towxname")
    member = _named(world, named) if named else addressee(world, body)
    if member is not None:
        _check(member)
    check_flag(body, "send_ignore_reprint")
    fields = _content(request)
    if named:
        world.masses.count_preview(world.now())
    if member is not None:
        world.show(member, "account", "mass", fields)
    return OK


def _named(world: World, name: object) -> Member | None:
    """Whose name it is, is not known here: the first member's phone shows it, if they follow."""
    if not isinstance(name, str) or not _WECHAT_ID.fullmatch(name):
        raise PlatformError(40132)
    member = world.roster.peek(openid_of(1))
    return member if member and member.follows else None


def _check(member: Member) -> None:
    """Raises PlatformError 43004 or 48002 [U]."""
    if not member.follows:
        raise PlatformError(43004)
    if member.blocked:
        raise PlatformError(48002)


def _content(request: Request) -> Fields:
    """Pictures come in the old form only. The draft stays what it is."""
    world, msgtype = request.world, type_of(request.body, PREVIEWED)
    part = part_of(request.body, msgtype)
    if msgtype == ARTICLES:
        return cards(world, articles_of(world, part, take=False))
    if "media_ids" in part:
        raise PlatformError(41006)
    return content_of(world, part, msgtype)


ENDPOINTS = (Endpoint("/cgi-bin/message/mass/preview", "POST", preview, "verified"),)
