"""One-time subscribe messages: one for each scene that a member has agreed to."""

from bot.emulator.errors import PlatformError
from bot.emulator.limits import (
    ONE_TIME_TITLE_CHARACTERS,
    ONE_TIME_VALUE_CHARACTERS,
)
from bot.emulator.people import contents
from bot.emulator.people.consents import scene_of, use_once
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.message_links import Body, addressee, link_of, template_of


def send(request: Request) -> Answer:
    """To whoever agreed, follower or not. No event tells of it."""
    world, body = request.world, request.body
    member = addressee(world, body)
    template = template_of(world, body, "one-time")
    scene = scene_of(body.get("scene"))
    if scene is None:
        raise PlatformError(40035, "hint: [scene is 0 to 10000]")
    title, words, link = _title(body), _words(body), link_of(body)
    if member.blocked or not use_once(member, template, scene):
        raise PlatformError(43101)
    fields = [{"name": "", "value": words}]
    shown = contents.subscribe(title, fields, link, follows=member.follows)
    world.show(member, "account", "subscribe", shown)
    return OK


def _title(body: Body) -> str:
    title = body.get("title")
    if not isinstance(title, str) or not 0 < len(title) <= ONE_TIME_TITLE_CHARACTERS:
        raise PlatformError(40062)
    return title


def _words(body: Body) -> str:
    """Its one field. Raises PlatformError 47001 (no such field), or 47003 (empty, too long) [U]."""
    fields = body.get("data")
    content = fields.get("content") if isinstance(fields, dict) else None
    if not isinstance(content, dict):
        raise PlatformError(47001)
    words = content.get("value")
    if not isinstance(words, str) or not words.strip():
        raise PlatformError(47003, "data.content.value is empty")
    if len(words) > ONE_TIME_VALUE_CHARACTERS:
        raise PlatformError(47003, "data.content.value invalid")
    return words


ENDPOINTS = (Endpoint("/cgi-bin/message/template/subscribe", "POST", send, "verified"),)
