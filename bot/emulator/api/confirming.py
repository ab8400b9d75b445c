"""`masses` and `confirm`: what the administrator sees of mass sends, and what they say to one."""

from aiohttp import web

from bot.emulator.acts.stage import Refused
from bot.emulator.api.answers import answered, emulator_of, object_in
from bot.emulator.kept import mass_sending


async def masses(request: web.Request) -> web.Response:
    """The newest first."""
    jobs = emulator_of(request).world.masses.newest_first()
    return answered({"masses": [job.as_json() for job in jobs]})


async def confirm(request: web.Request) -> web.Response:
    """`{"msg_id": …, "accept": true}`: yes or no to one that waits. Raises Refused."""
    body = await object_in(request)
    world, accept = emulator_of(request).world, body.get("accept")
    if not isinstance(accept, bool):
        raise Refused('want {"msg_id": …, "accept": true} or false', 400)
    mass = world.masses.find(body.get("msg_id"))
    if mass is None:
        raise Refused("there is no such mass send", 404)
    if mass.status != "waiting":
        raise Refused("this mass send does not wait for anybody")
    if accept:
        mass_sending.start(world, mass)
    else:
        mass_sending.refuse(world, mass)
    return answered(mass.as_json())


ROUTES = (
    web.get("/emulator/api/masses", masses),
    web.post("/emulator/api/confirm", confirm),
)
