"""`members/…`: who they are, and what they do."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.emulator.acts import following, tapping, writing
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.api.answers import Handler, answered, emulator_of, number_in, object_in
from bot.emulator.members import Member
from bot.emulator.openids import is_openid

Act = Callable[[Stage, Mapping[str, object]], Awaitable[Result]]

_ACTS: Mapping[str, Act] = {
    "follow": following.follow,
    "unfollow": following.unfollow,
    "block": following.block,
    "unblock": following.unblock,
    "scan": following.scan,
    "locate": following.locate,
    "send": writing.send,
    "tap": tapping.tap,
}


async def everybody(request: web.Request) -> web.Response:
    """Members after one of them, whether they follow or not."""
    world = emulator_of(request).world
    after, limit = request.query.get("after", ""), number_in(request, "limit", 100)
    openids = world.roster.everybody_after(after, limit)
    if openids is None:
        raise Refused("after: no such member", 400)
    members = [world.roster.peek(openid) for openid in openids]
    now = world.now()
    return answered({"members": [member.as_json(now) for member in members if member]})


async def one(request: web.Request) -> web.Response:
    return answered(_member(request).as_json(emulator_of(request).world.now()))


async def chat(request: web.Request) -> web.Response:
    entries = _member(request).chat[number_in(request, "after") :]
    return answered({"messages": [entry.as_json() for entry in entries]})


async def read(request: web.Request) -> web.Response:
    """Somebody looks at this phone: nothing on it is unread any more."""
    member = _member(request)
    if member.unread:
        member.unread = 0
        emulator_of(request).world.member_changed(member)
    return answered(member.as_json(emulator_of(request).world.now()))


def doing(act: Act) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        body = await object_in(request)
        stage = emulator_of(request).stage(request.match_info["openid"])
        if stage is None:
            raise Refused("an openid has 28 letters, digits, _ or -", 404)
        return answered(await act(stage, body))

    return handle


def _member(request: web.Request) -> Member:
    """As they are; somebody never seen is a person who does not follow. Raises Refused."""
    openid = request.match_info["openid"]
    member = emulator_of(request).world.roster.peek(openid)
    if member is None and not is_openid(openid):
        raise Refused("an openid has 28 letters, digits, _ or -", 404)
    return member or Member(openid)


ROUTES = (
    web.get("/emulator/api/members", everybody),
    web.get("/emulator/api/members/{openid}", one),
    web.get("/emulator/api/members/{openid}/chat", chat),
    web.post("/emulator/api/members/{openid}/read", read),
    *(web.post(f"/emulator/api/members/{{openid}}/{name}", doing(_ACTS[name])) for name in _ACTS),
)
