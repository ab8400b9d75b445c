"""The one web application: platform, JSON interface, page."""

from pathlib import Path

from aiohttp import web

from bot.emulator.api import (
    articles,
    codes,
    confirming,
    events,
    faulting,
    files,
    happening,
    people,
    platform_view,
    templates,
)
from bot.emulator.api.answers import EMULATOR, errors_as_json
from bot.emulator.emulator import Emulator
from bot.emulator.platform.gate import guarded
from bot.emulator.platform.table import ENDPOINTS
from bot.emulator.view.fence import keep_pages_out
from bot.emulator.view.routes import routes

_PAGE = Path(__file__).with_name("page")
_SELF_ONLY = "default-src 'self'; img-src 'self' data: http: https:"
_LONGEST_BODY = 20 * 1024 * 1024


def build_app(emulator: Emulator) -> web.Application:
    middlewares = [errors_as_json, keep_pages_out]
    app = web.Application(middlewares=middlewares, client_max_size=_LONGEST_BODY)
    app[EMULATOR] = emulator
    for endpoint in ENDPOINTS:
        app.router.add_route("*", endpoint.path, guarded(endpoint, emulator.world_now))
    app.add_routes([*people.ROUTES, *platform_view.ROUTES, *events.ROUTES])
    app.add_routes([*faulting.ROUTES, *happening.ROUTES, *templates.ROUTES])
    app.add_routes(routes(emulator.world_now))
    app.add_routes([*files.ROUTES, *articles.ROUTES, *codes.ROUTES, *confirming.ROUTES])
    app.router.add_get("/emulator", _to_page)
    app.router.add_get("/emulator/", _page)
    app.router.add_static("/emulator/page/", _PAGE)
    return app


async def _to_page(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/emulator/")


async def _page(request: web.Request) -> web.StreamResponse:
    headers = {"Content-Security-Policy": _SELF_ONLY, "Cache-Control": "no-cache"}
    return web.FileResponse(_PAGE / "index.html", headers=headers)
