"""`codes`: the QR codes that the bot made, for the panel."""

from aiohttp import web

from bot.emulator.api.answers import answered, emulator_of


async def codes(request: web.Request) -> web.Response:
    """All of them, be they over or not; `expires_at` is in unix seconds, null for a permanent."""
    made = emulator_of(request).world.scenes.all()
    return answered({"codes": [code.as_json() for code in made]})


ROUTES = (web.get("/emulator/api/codes", codes),)
