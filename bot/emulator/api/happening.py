"""`happen`: something that the platform itself has to tell, now."""

from aiohttp import web

from bot.emulator.acts import happening
from bot.emulator.api.answers import answered, emulator_of, object_in


async def happen(request: web.Request) -> web.Response:
    """Answers when the webhook has been told."""
    emulator = emulator_of(request)
    body = await object_in(request)
    return answered(await happening.happen(emulator.world, emulator.delivery, body))


ROUTES = (web.post("/emulator/api/happen", happen),)
