"""The account's tags: make, list, rename, delete."""

from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.limits import TAG_NAME_BYTES
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request


def create(request: Request) -> Answer:
    name = _name(_tag(request))
    return {"tag": {"id": request.world.tags.create(name), "name": name}}


def everything(request: Request) -> Answer:
    return {"tags": request.world.tags.as_json()}


def update(request: Request) -> Answer:
    tag = _tag(request)
    request.world.tags.own(tag.get("id"))  # which tag comes before which name
    request.world.tags.rename(tag.get("id"), _name(tag))
    return OK


def delete(request: Request) -> Answer:
    """Everybody loses it."""
    world = request.world
    tag_id = world.tags.own(_tag(request).get("id"))
    for openid in world.tags.delete(tag_id):
        member = world.roster.peek(openid)
        if member is not None:
            member.tags.remove(tag_id)
            world.member_changed(member)
    return OK


def _tag(request: Request) -> dict[str, Any]:
    tag = request.body.get("tag")
    if not isinstance(tag, dict):
        raise PlatformError(40035, "hint: [tag is missing]")
    return tag


def _name(tag: dict[str, Any]) -> str:
    """At most 30 bytes: the official table says characters, 45158's text bytes; the stricter."""
    name = tag.get("name")
    if not isinstance(name, str) or not name.strip():
        raise PlatformError(45157)
    encoded = name.encode(errors="replace")  # a lone surrogate cannot travel
    if len(encoded) > TAG_NAME_BYTES:
        raise PlatformError(45158)
    return encoded.decode()


ENDPOINTS = (
    Endpoint("/cgi-bin/tags/create", "POST", create, "verified"),
    Endpoint("/cgi-bin/tags/get", "GET", everything, "verified"),
    Endpoint("/cgi-bin/tags/update", "POST", update, "verified"),
    Endpoint("/cgi-bin/tags/delete", "POST", delete, "verified"),
)
