"""Who carries which tag."""

from collections.abc import Callable

from bot.emulator.errors import PlatformError
from bot.emulator.limits import FOLLOWERS_A_PAGE, TAGGED_AT_ONCE
from bot.emulator.people.members import Member
from bot.emulator.people.tags import check_room
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of
from bot.emulator.platform.openid_lists import cursor_of, member_of, members_in
from bot.emulator.world import World


def tag(request: Request) -> Answer:
    """All or nobody: one bad openid refuses the call before anybody is tagged [U]."""
    world, body = request.world, request.body
    tag_id = world.tags.own(body.get("tagid"))
    followers = _followers_in(world, body.get("openid_list"))
    check_room(followers, tag_id)
    return _change(world, followers, lambda member: world.tags.put(tag_id, member))


def untag(request: Request) -> Answer:
    """Who does not carry it stays as they are."""
    world, body = request.world, request.body
    tag_id = world.tags.own(body.get("tagid"))
    followers = _followers_in(world, body.get("openid_list"))
    return _change(world, followers, lambda member: world.tags.take(tag_id, member))


def of_member(request: Request) -> Answer:
    openid = request.body.get("openid")
    if not openid:
        raise PlatformError(41009)
    return {"tagid_list": member_of(request.world, openid).tags}


def carriers(request: Request) -> Answer:
    """A page of those who carry it. Documented as GET with a body; SDKs post it."""
    world, body = request.world, body_of(request.raw)
    carriers = world.tags.carriers(world.tags.own(body.get("tagid")))
    after = cursor_of(world, body.get("next_openid"))
    page = carriers.after(after, world.switches.followers_a_page or FOLLOWERS_A_PAGE)
    if not page:
        return {"count": 0, "next_openid": ""}
    return {"count": len(page), "data": {"openid": page}, "next_openid": page[-1]}


def _followers_in(world: World, given: object) -> list[Member]:
    """Raises PlatformError 43004 for one who left: which code WeChat has for them is [U]."""
    members = members_in(world, given, TAGGED_AT_ONCE)
    if not all(member.follows for member in members):
        raise PlatformError(43004)
    return members


def _change(world: World, members: list[Member], act: Callable[[Member], None]) -> Answer:
    """WeChat does not say when a batch fails in part; here it does when a switch says so."""
    done = max(0, len(members) - world.switches.tagging_fails)
    for member in members[:done]:
        act(member)
        world.member_changed(member)
    failed = [member.openid for member in members[done:]]
    if failed:
        raise PlatformError(45171, fail_openid_list=failed)
    return OK


ENDPOINTS = (
    Endpoint("/cgi-bin/tags/members/batchtagging", "POST", tag, "verified"),
    Endpoint("/cgi-bin/tags/members/batchuntagging", "POST", untag, "verified"),
    Endpoint("/cgi-bin/tags/getidlist", "POST", of_member, "verified"),
    Endpoint("/cgi-bin/user/tag/get", "ANY", carriers, "verified"),
)
