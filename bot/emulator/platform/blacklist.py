"""Whom the account does not want to hear."""

from bot.emulator.limits import BLACKLIST_A_PAGE, BLACKLISTED_AT_ONCE
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.openid_lists import cursor_of, members_in


def page(request: Request) -> Answer:
    """A page behind `begin_openid`, which is the last page's `next_openid`."""
    world, listed = request.world, request.world.blacklist.openids
    after = cursor_of(world, request.body.get("begin_openid"))
    openids = listed.after(after, BLACKLIST_A_PAGE)
    answer = {"total": len(listed), "count": len(openids)}
    if not openids:
        return {**answer, "next_openid": ""}
    return {**answer, "data": {"openid": openids}, "next_openid": openids[-1]}


def put(request: Request) -> Answer:
    """Those who left can be put on it too [U]; it outlasts a follow."""
    world = request.world
    for member in members_in(world, request.body.get("openid_list"), BLACKLISTED_AT_ONCE):
        world.blacklist.put(member)
        world.member_changed(member)
    return OK


def take(request: Request) -> Answer:
    world = request.world
    for member in members_in(world, request.body.get("openid_list"), BLACKLISTED_AT_ONCE):
        world.blacklist.take(member)
        world.member_changed(member)
    return OK


ENDPOINTS = (
    Endpoint("/cgi-bin/tags/members/getblacklist", "POST", page, "verified"),
    Endpoint("/cgi-bin/tags/members/batchblacklist", "POST", put, "verified"),
    Endpoint("/cgi-bin/tags/members/batchunblacklist", "POST", take, "verified"),
)
