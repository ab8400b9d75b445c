"""`members/…`: who they are, and what they do."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.emulator.acts import consenting, following, tapping, writing
from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.acts.viewing import Opened
from bot.emulator.api.answers import Handler, answered, emulator_of, number_in, object_in
from bot.emulator.openids import is_openid
from bot.emulator.people.members import Member

Act = Callable[[Stage, Mapping[str, object]], Awaitable[Result | Opened]]

_ACTS: Mapping[str, Act] = {
    "follow": following.follow,
    "unfollow": following.unfollow,
    "block": following.block,
    "unblock": following.unblock,
    "scan": following.scan,
    "locate": following.locate,
    "send": writing.send,
    "tap": tapping.tap,
    "consent": consenting.consent,
}


async def everybody(request: web.Request) -> web.Response:
    """Members after one of them, whether they follow or not."""
    world = emulator_of(request).world
    after, limit = request.query.get("after", ""), number_in(request, "limit", 100)
    openids = world.roster.everybody_after(after, limit)
    if openids is None:
        raise Refused("after: no such member", 400)
    members = [world.roster.peek(openid) for openid in openids]
    return answered({"members": [world.told_of(member) for member in members if member]})


async def one(request: web.Request) -> web.Response:
    return answered(emulator_of(request).world.told_of(_member(request)))


async def chat(request: web.Request) -> web.Response:
    """Entries `after` one and `before` another, by their n; of these only the `last` so many."""
    entries = _member(request).chat
    after, before = number_in(request, "after"), number_in(request, "before", len(entries) + 1)
    between = entries[after : max(0, before - 1)]
    last = between[-number_in(request, "last", len(between)) :] if between else []
    return answered({"messages": [entry.as_json() for entry in last]})


async def read(request: web.Request) -> web.Response:
    """Somebody looks at this phone: all is read that is on it, or up to `{"n"}`."""
    member = _member(request)
    seen = (await object_in(request)).get("n", len(member.chat))
    if not isinstance(seen, int):
        raise Refused("n wants a whole number", 400)
    if member.read < (seen := min(seen, len(member.chat))):
        member.read = seen
        emulator_of(request).world.member_changed(member)
    return answered(emulator_of(request).world.told_of(member))


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
