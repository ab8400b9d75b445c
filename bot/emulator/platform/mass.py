"""Mass sends: checked here and taken on; what comes of them is told to the webhook later."""

import hashlib
import json

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.kept import mass_sending
from bot.emulator.kept.mass import Mass, To
from bot.emulator.openids import is_openid
from bot.emulator.platform.endpoint import Answer, Endpoint, Request
from bot.emulator.platform.mass_types import (
    ARTICLES,
    TYPES,
    articles_of,
    check_flag,
    content_of,
    part_for,
    type_of,
)
from bot.emulator.platform.message_parts import Part, cards, part_of
from bot.emulator.world import World

_GROUP = "filter.group_id: the platform speaks of tag_id, and may not know the old name any more"


def to_tag(request: Request) -> Answer:
    """To all, or to those who carry a tag."""
    chosen = part_of(request.body, "filter")
    flags = [_GROUP] if chosen.get("group_id") is not None else []
    return _take_on(request, _everybody_in(request.world, chosen), flags)


def to_openids(request: Request) -> Answer:
    return _take_on(request, _openids(request.world, request.body.get("touser")), [])


def _take_on(request: Request, to: To, flags: list[str]) -> Answer:
    """Whether it was sent already comes first: its draft may have gone with it."""
    world, body, now = request.world, request.body, request.world.now()
    msgtype = type_of(body, TYPES)
    part = part_for(body, msgtype)
    check_flag(body, "send_ignore_reprint")
    client_id = _client_id(body, to, msgtype, part)
    world.masses.check_new(client_id, now)
    world.masses.check_quota(to, now, world.account.kind == "subscription")
    mass = _mass(world, msgtype, part, to)
    mass.flags = flags
    world.masses.add(mass, client_id)
    mass_sending.begin(world, mass)
    article = {"msg_data_id": mass.msg_data_id} if mass.article_id else {}
    accepted = {"errcode": 0, "errmsg": "send job submission success"}
    return {**accepted, "msg_id": mass.msg_id, **article}


def _mass(world: World, msgtype: str, part: Part, to: To) -> Mass:
    article_id = ""
    if msgtype == ARTICLES:
        publication = articles_of(world, part, take=True)
        fields, article_id = cards(world, publication), publication.article_id
    else:
        fields = content_of(world, part, msgtype)
    msg_id, data_id = world.masses.next_id(), world.masses.next_id()
    return Mass(msg_id, data_id, msgtype, to, fields, world.now(), article_id)


def _everybody_in(world: World, chosen: Part) -> To:
    """The old name counts where the new one is missing. Raises PlatformError 40035 or 40152."""
    to_all = chosen.get("is_to_all", False)
    if not isinstance(to_all, bool):
        raise PlatformError(40035, "hint: [is_to_all is true or false]")
    if to_all:
        return "all"
    tag_id = chosen.get("tag_id", chosen.get("group_id"))
    if not isinstance(tag_id, int) or isinstance(tag_id, bool) or not world.tags.knows(tag_id):
        raise PlatformError(40152)
    return tag_id


def _openids(world: World, given: object) -> list[str]:
    """Without doubles. Raises PlatformError 40031, 40032 or 40130.

    That a whole list is refused for one openid that was never seen is unverified.
    """
    if not isinstance(given, list):
        raise PlatformError(40031)
    if len(given) > limits.MASS_OPENIDS[1]:
        raise PlatformError(40032)
    for openid in given:
        if not isinstance(openid, str) or not is_openid(openid) or not world.roster.peek(openid):
            raise PlatformError(40031, f"hint: [{openid}]")
    openids = list(dict.fromkeys(given))
    if len(openids) < limits.MASS_OPENIDS[0]:
        raise PlatformError(40130)
    return openids


def _client_id(body: Part, to: To, msgtype: str, part: Part) -> str:
    """The bot's own, or one made of range and content. Raises PlatformError 40035 or 45067."""
    given = body.get("clientmsgid")
    if given is None or given == "":
        whole = json.dumps([to, msgtype, part], sort_keys=True).encode()
        return "made:" + hashlib.sha256(whole).hexdigest()
    if not isinstance(given, str):
        raise PlatformError(40035, "hint: [clientmsgid is not a string]")
    if len(given.encode(errors="replace")) > limits.MASS_CLIENT_ID_BYTES:
        raise PlatformError(45067)
    return given


ENDPOINTS = (
    Endpoint("/cgi-bin/message/mass/sendall", "POST", to_tag, "verified"),
    Endpoint("/cgi-bin/message/mass/send", "POST", to_openids, "verified service"),
)
