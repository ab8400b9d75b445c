"""The platform seen from its own side: its state, its logs, who received what, its clock."""

from collections.abc import Sequence

from aiohttp import web

from bot.emulator.acts.stage import Refused
from bot.emulator.api.answers import answered, emulator_of, number_in, object_in
from bot.emulator.clock import FASTEST, LATEST, instant
from bot.emulator.logs import Call, Callback
from bot.emulator.world import World


async def state(request: web.Request) -> web.Response:
    emulator = emulator_of(request)
    world, now = emulator.world, emulator.world.now()
    menus = world.menus
    answer = {
        "name": world.account.name,
        "account": world.account.kind,
        "verified": world.account.verified,
        "born": round(world.born, 3),
        "appid": world.account.app_id,
        "gh_id": world.account.gh_id,
        "clock": {"now": round(now, 3), "rate": world.clock.rate},
        "followers": world.roster.followers,
        "quotas": world.quotas.as_json(now),
        "tokens": world.tokens.as_json(now),
        "faults": world.faults.as_json(),
        "marked_until": world.marking.as_json(now),
        "switches": world.switches.saved(),
        "calls": world.calls.total,
        "callbacks": world.callbacks.total,
        "menu": menus.default.as_json() if menus.default else None,
        "conditional_menus": [menu.as_json() for menu in menus.conditional],
    }
    return answered(answer)


async def calls(request: web.Request) -> web.Response:
    after, path = number_in(request, "after"), request.query.get("path")
    lines = emulator_of(request).world.calls.after(after)
    return answered({"calls": _last(request, [one for one in lines if path in (None, one.path)])})


async def callbacks(request: web.Request) -> web.Response:
    lines = emulator_of(request).world.callbacks.after(number_in(request, "after"))
    return answered({"callbacks": _last(request, lines)})


async def received(request: web.Request) -> web.Response:
    text = request.query.get("containing")
    if not text:
        raise Refused("received wants ?containing=…", 400)
    world = emulator_of(request).world
    counts = world.received.holding(text)
    each = world.received.each_holding(text)
    alike = world.roster.untouched if each else 0
    having = sum(map(world.roster.follows, counts)) + alike
    answer = {
        "total": sum(counts.values()) + each * alike,
        "members": len(counts) + alike,
        "most_for_one": max(max(counts.values(), default=0), each if alike else 0),
        "missing": world.roster.followers - having,
    }
    forgotten = world.received.forgotten
    return answered({**answer, "forgotten": forgotten} if forgotten else answer)


async def clock(request: web.Request) -> web.Response:
    return _now(emulator_of(request).world)


async def set_clock(request: web.Request) -> web.Response:
    body = await object_in(request)
    world = emulator_of(request).world
    if not body or not body.keys() <= {"now", "advance", "rate"}:
        raise Refused('want {"now"}, {"advance": seconds} or {"rate": x}', 400)
    now = _instant(body["now"]) if "now" in body else world.now()
    now += _number(body, "advance") if "advance" in body else 0.0
    if not 0 <= now <= LATEST:
        raise Refused("want a time from 1970 to 9000", 400)
    rate = _number(body, "rate") if "rate" in body else world.clock.rate
    if not 0 <= rate <= FASTEST:
        raise Refused(f"rate wants a number from 0 to {FASTEST}", 400)
    world.clock.set(now)
    world.clock.run_at(rate)
    world.changed = True
    world.agenda.changed.set()
    return _now(world)


async def set_switches(request: web.Request) -> web.Response:
    """Those that are named; the others stay."""
    world = emulator_of(request).world
    try:
        world.switches.set(await object_in(request))
    except ValueError as reason:
        raise Refused(str(reason), 400) from reason
    world.changed = True
    return answered(world.switches.saved())


async def reset(request: web.Request) -> web.Response:
    emulator = emulator_of(request)
    emulator.reset()
    return _now(emulator.world)


def _last(request: web.Request, lines: Sequence[Call | Callback]) -> list[dict[str, object]]:
    """All lines, or the `?last=` so many."""
    last = number_in(request, "last", len(lines))
    return [line.as_json() for line in lines[max(0, len(lines) - last) :]]


def _now(world: World) -> web.Response:
    return answered({"now": round(world.now(), 3)})


def _instant(given: object) -> float:
    try:
        return instant(given)
    except ValueError as reason:
        raise Refused(f"now: {reason}", 400) from reason


def _number(body: dict[str, object], name: str) -> float:
    given = body[name]
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise Refused(f"{name} wants a number", 400)
    return float(given)


ROUTES = (
    web.get("/emulator/api/state", state),
    web.get("/emulator/api/calls", calls),
    web.get("/emulator/api/callbacks", callbacks),
    web.get("/emulator/api/received", received),
    web.get("/emulator/api/clock", clock),
    web.post("/emulator/api/clock", set_clock),
    web.put("/emulator/api/switches", set_switches),
    web.post("/emulator/api/reset", reset),
)
