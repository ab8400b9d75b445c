"""Followers: the list, and what little the platform tells about each."""

from bot.emulator.errors import PlatformError
from bot.emulator.limits import FOLLOWERS_A_PAGE, REMARK_BYTES, USERS_IN_BATCH
from bot.emulator.people.members import Member
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.world import World


def followers(request: Request) -> Answer:
    """A page of openids; the last full page still carries a `next_openid`."""
    roster, most = request.world.roster, request.world.switches.followers_a_page or FOLLOWERS_A_PAGE
    page = roster.followers_after(request.query.get("next_openid", ""), most)
    if page is None:
        raise PlatformError(40003)
    answer = {"total": roster.followers, "count": len(page)}
    if not page:
        return {**answer, "next_openid": ""}
    return {**answer, "data": {"openid": page}, "next_openid": page[-1]}


def one(request: Request) -> Answer:
    openid = request.query.get("openid")
    if not openid:
        raise PlatformError(41009)
    return _about(request.world, openid)


def several(request: Request) -> Answer:
    wanted = request.body.get("user_list")
    if not isinstance(wanted, list):
        raise PlatformError(40035, "hint: [user_list is missing]")
    if not 1 <= len(wanted) <= USERS_IN_BATCH:
        raise PlatformError(40032)
    openids = [user.get("openid") if isinstance(user, dict) else None for user in wanted]
    return {"user_info_list": [_about(request.world, openid) for openid in openids]}


def remark(request: Request) -> Answer:
    """What the account calls a follower; an empty remark takes it away."""
    openid, words = request.body.get("openid"), request.body.get("remark")
    if not openid:
        raise PlatformError(41009)
    member = _known(request.world, openid)
    if not member.follows:
        raise PlatformError(43004)
    encoded = words.encode(errors="replace") if isinstance(words, str) else None
    if encoded is None or len(encoded) >= REMARK_BYTES:
        raise PlatformError(40092)
    member.remark = encoded.decode()
    request.world.member_changed(member)
    return OK


def _known(world: World, openid: object) -> Member:
    """Raises PlatformError 40003 for what is no openid, and for one never seen here."""
    member = world.roster.peek(openid) if isinstance(openid, str) else None
    if member is None:
        raise PlatformError(40003)
    return member


def _about(world: World, openid: object) -> Answer:
    """`language` is the same for all: the platform has stopped telling."""
    member = _known(world, openid)
    if not member.follows:
        return {"subscribe": 0, "openid": member.openid}
    return _follower(member)


def _follower(member: Member) -> Answer:
    """No nickname and no avatar: the platform gives none since 2021-12-27."""
    return {
        "subscribe": 1,
        "openid": member.openid,
        "language": "zh_CN",
        "subscribe_time": int(member.followed_at),
        "remark": member.remark,
        "groupid": member.tags[0] if member.tags else 0,
        "tagid_list": member.tags,
        "subscribe_scene": "ADD_SCENE_QR_CODE" if member.scene else "ADD_SCENE_SEARCH",
        "qr_scene": int(member.scene) if member.scene.isdecimal() else 0,
        "qr_scene_str": "" if member.scene.isdecimal() else member.scene,
    }


ENDPOINTS = (
    Endpoint("/cgi-bin/user/get", "GET", followers, "verified"),
    Endpoint("/cgi-bin/user/info", "GET", one, "verified"),
    Endpoint("/cgi-bin/user/info/batchget", "POST", several, "verified"),
    Endpoint("/cgi-bin/user/info/updateremark", "POST", remark, "verified service"),
)
