"""`/emulator/view/<openid>/<scheme>/<host:port>/<path>`: a page in a member's in-app view.

For an iframe with `sandbox="allow-forms allow-scripts allow-popups"`. Without `allow-same-origin` a
page there is of no origin at all, though it comes from the emulator's address: it can not read the
phones' page around it, nor `/emulator/api/`. Nothing under `/emulator` opens as a site but
published articles and their pictures.
"""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

from aiohttp import web

from bot.emulator.limits import VIEW_BYTES
from bot.emulator.openids import is_openid
from bot.emulator.view import rewriting
from bot.emulator.view.fetching import Browser, Page, address, fetch
from bot.emulator.view.headers import SANDBOX, to_phone, to_site
from bot.emulator.view.rewriting import Frame, inside
from bot.emulator.world import World

_ADDRESS = re.compile(r"/emulator/view/([^/]+)/(https?)/([^/?#]+)([^?]*)(.*)")
_PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "*",
    "Access-Control-Allow-Headers": "*",
}
_SAID = {
    0: ("网页打不开", "Nobody answers there"),
    403: ("这个网址不能在这里打开", "This address can not be opened here"),
    413: ("网页太大", "This page is too large"),
}


def routes(world_now: Callable[[], World]) -> list[web.RouteDef]:
    """The world is asked for at each request, since a reset replaces it."""

    async def view(request: web.Request) -> web.Response:
        found = _ADDRESS.fullmatch(request.raw_path)
        if found is None or not is_openid(found[1]):
            raise web.HTTPNotFound
        openid, scheme, netloc, path, query = found.groups()
        if not path:
            raise web.HTTPFound(f"{request.raw_path.removesuffix(query)}/{query}")
        if "Access-Control-Request-Method" in request.headers:
            return web.Response(status=204, headers=_PREFLIGHT)
        world, frame = world_now(), Frame(openid, scheme, unquote(netloc).lower())
        return _shown(await _fetched(request, world, frame, path + query), frame)

    return [web.route("*", "/emulator/view/{address:.*}", view)]


async def _fetched(request: web.Request, world: World, frame: Frame, rest: str) -> Page:
    try:
        url = address(f"{frame.scheme}://{frame.netloc}{rest}")
    except ValueError as reason:
        raise web.HTTPNotFound from reason
    body = await request.read()
    if len(body) > VIEW_BYTES:
        return Page(url, 413)
    browser = Browser(world, frame.openid, world.jars.of(frame.openid))
    return await fetch(browser, request.method, url, to_site(request.headers), body)


def _shown(page: Page, frame: Frame) -> web.Response:
    headers = to_phone(page.headers, frame)
    if page.location is not None:
        if page.location.scheme not in ("http", "https"):
            return _said(Page(page.url, 403))
        headers["Location"] = inside(frame.openid, page.location)
        return web.Response(status=page.status, headers=headers)
    if not page.headers:
        return _said(page)
    body, kind = page.body, page.headers.get("Content-Type", "").lower()
    if kind.startswith(("text/html", "application/xhtml+xml")):
        body = rewriting.html(body, frame)
    elif kind.startswith("text/css"):
        body = rewriting.css(body, frame)
    return web.Response(status=page.status, headers=headers, body=body)


def _said(page: Page) -> web.Response:
    """The browser's own words, where there is no page to show."""
    chinese, english = _SAID[page.status]
    text = (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{chinese}</title><p>{chinese}</p><p lang=en>{english}</p>"
        f"<p>{escape(str(page.url))}</p>"
    )
    headers = {"Content-Security-Policy": f"sandbox {SANDBOX}"}
    return web.Response(
        status=page.status or 502, text=text, content_type="text/html", headers=headers
    )
