"""Keeps pages of other origins, those in the phones above all, away from the JSON interface."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.emulator.view.fetching import USER_AGENT

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def keep_pages_out(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Browsers say by `Origin` where a request comes from; a sandboxed page's is `null`.

    The sandbox hides answers, but a form or a `fetch` could still send. Programs send no Origin.
    The view itself could be led here by another name of this machine: it is known by its agent.
    """
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    in_view = request.headers.get("User-Agent") == USER_AGENT
    if (foreign or in_view) and request.path.startswith("/emulator/api/"):
        raise web.HTTPForbidden(reason="a page of another origin may not ask this")
    return await handler(request)
