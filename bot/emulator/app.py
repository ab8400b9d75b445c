"""The one web application: platform, JSON interface, page."""

from pathlib import Path

from aiohttp import web

from bot.emulator.api import events, people, platform_view
from bot.emulator.api.answers import EMULATOR, errors_as_json
from bot.emulator.emulator import Emulator
from bot.emulator.platform.gate import guarded
from bot.emulator.platform.table import ENDPOINTS

_PAGE = Path(__file__).with_name("page")
_SELF_ONLY = "default-src 'self'; img-src 'self' data: http: https:"
_LONGEST_BODY = 20 * 1024 * 1024


def build_app(emulator: Emulator) -> web.Application:
    app = web.Application(middlewares=[errors_as_json], client_max_size=_LONGEST_BODY)
    app[EMULATOR] = emulator
    for endpoint in ENDPOINTS:
        app.router.add_route("*", endpoint.path, guarded(endpoint, emulator.world_now))
    app.add_routes([*people.ROUTES, *platform_view.ROUTES, *events.ROUTES])
    app.router.add_get("/emulator", _to_page)
    app.router.add_get("/emulator/", _page)
    app.router.add_static("/emulator/page/", _PAGE)
    return app


async def _to_page(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/emulator/")


async def _page(request: web.Request) -> web.StreamResponse:
    headers = {"Content-Security-Policy": _SELF_ONLY, "Cache-Control": "no-cache"}
    return web.FileResponse(_PAGE / "index.html", headers=headers)
