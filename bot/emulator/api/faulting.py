"""`faults`: how the platform misbehaves from now on."""

from aiohttp import web

from bot.emulator.acts.stage import Refused
from bot.emulator.api.answers import answered, emulator_of, object_in
from bot.emulator.faults import fault_rules


async def set_faults(request: web.Request) -> web.Response:
    """Replaces all rules; an empty list is a healthy platform. Raises Refused."""
    faults = emulator_of(request).world.faults
    try:
        seed, rules = fault_rules.read(await object_in(request))
    except ValueError as reason:
        raise Refused(str(reason), 400) from reason
    faults.set(seed, rules)
    return answered({"seed": faults.seed, "rules": faults.as_json()})


ROUTES = (web.put("/emulator/api/faults", set_faults),)
