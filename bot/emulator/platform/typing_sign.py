"""`typing …` at the top of a member's phone, while the account thinks."""

from bot.emulator.errors import PlatformError
from bot.emulator.limits import TYPING_AFTER, TYPING_SECONDS
from bot.emulator.people.members import Member
from bot.emulator.platform.custom import addressee, check_reachable
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request

_EXCHANGED = frozenset({"message", "reply", "custom"})


def sign(request: Request) -> Answer:
    """It ends with the next message, with CancelTyping, or by itself."""
    world, command = request.world, request.body.get("command")
    if command not in ("Typing", "CancelTyping"):
        raise PlatformError(45072)
    member = addressee(world, request.body)
    check_reachable(member)
    now = world.now()
    if command == "CancelTyping":
        member.typing_until = 0.0
        world.member_changed(member)
        return OK
    if not _wrote_lately(member, now):
        raise PlatformError(45080)
    if now < member.typing_until:
        raise PlatformError(45081)
    member.typing_until = now + TYPING_SECONDS
    world.member_changed(member)
    return OK


def _wrote_lately(member: Member, now: float) -> bool:
    """Did the two exchange a message in the last half minute? Events are none [U]."""
    for entry in reversed(member.chat):
        if entry.at < int(now) - TYPING_AFTER:
            return False
        if entry.via in _EXCHANGED:
            return True
    return False


ENDPOINTS = (Endpoint("/cgi-bin/message/custom/typing", "POST", sign, "verified"),)
