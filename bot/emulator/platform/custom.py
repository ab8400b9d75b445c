"""Customer-service messages: to one member, inside the window that their own act opened."""

from collections.abc import Mapping
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.people.members import Member
from bot.emulator.platform.custom_types import content_of
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.world import World


def send(request: Request) -> Answer:
    """The fan-out's hot path: no disk, no search, no lock."""
    world, body = request.world, request.body
    member = addressee(world, body)
    kf_account = _sender(world, body["customservice"]) if "customservice" in body else None
    fields = content_of(world, body)
    check_reachable(member)
    member.windows.take(world.now())
    entry = world.show(member, "account", "custom", fields)
    if kf_account:
        world.kf.note(kf_account, member.openid, entry)
    return OK


def addressee(world: World, body: Mapping[str, Any]) -> Member:
    """The member in `touser`. Raises PlatformError 40003."""
    openid = body.get("touser")
    member = world.roster.peek(openid) if isinstance(openid, str) else None
    if member is None:
        raise PlatformError(40003)
    return member


def check_reachable(member: Member) -> None:
    """Raises PlatformError 45015 (unfollowed), 48002 (refuses messages) or 43019 (blacklisted)."""
    if not member.follows:
        raise PlatformError(45015)
    if member.blocked:
        raise PlatformError(48002)
    if member.blacklisted:
        raise PlatformError(43019)


def _sender(world: World, given: object) -> str:
    """The account in whose name the message goes. Raises PlatformError 40035 or 61452."""
    if not isinstance(given, dict):
        raise PlatformError(40035, "hint: [customservice is not an object]")
    return world.kf.find(given.get("kf_account")).account


ENDPOINTS = (Endpoint("/cgi-bin/message/custom/send", "POST", send, "verified"),)
