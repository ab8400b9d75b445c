"""The openids that calls on tags and the blacklist name: good ones, and not too many?"""

from bot.emulator.errors import PlatformError
from bot.emulator.openids import is_openid
from bot.emulator.people.members import Member
from bot.emulator.world import World


def members_in(world: World, given: object, most: int) -> list[Member]:
    """Each once. Raises PlatformError 40031 (no list), 40032 (too long), 40003 or 49003."""
    if not isinstance(given, list) or not given:
        raise PlatformError(40031)
    if len(given) > most:
        raise PlatformError(40032)
    members = [member_of(world, openid) for openid in given]
    return list({member.openid: member for member in members}.values())


def member_of(world: World, openid: object) -> Member:
    """Raises PlatformError 40003 for what is no openid, 49003 for one of another account."""
    if not isinstance(openid, str) or not is_openid(openid):
        raise PlatformError(40003)
    member = world.roster.peek(openid)
    if member is None:
        raise PlatformError(49003)
    return member


def cursor_of(world: World, openid: object) -> str:
    """Where a page begins: '' or nothing at the start. Raises PlatformError 40003 or 49003."""
    return "" if openid in (None, "") else member_of(world, openid).openid
