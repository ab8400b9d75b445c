"""Customer-service messages: to one member, inside the window that their own act opened."""

from bot.emulator.errors import PlatformError
from bot.emulator.platform.custom_types import content_of
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request


def send(request: Request) -> Answer:
    """The fan-out's hot path: no disk, no search, no lock."""
    world, body = request.world, request.body
    openid = body.get("touser")
    member = world.roster.peek(openid) if isinstance(openid, str) else None
    if member is None:
        raise PlatformError(40003)
    fields = content_of(world, body)
    if not member.follows:
        raise PlatformError(45015)
    if member.blocked:
        raise PlatformError(48002)
    member.windows.take(world.now())
    world.show(member, "account", "custom", fields)
    return OK


ENDPOINTS = (Endpoint("/cgi-bin/message/custom/send", "POST", send, "verified"),)
