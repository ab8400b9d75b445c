"""What a member's WeChat does to open an address: one request, or the way to the last page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

import aiohttp
from multidict import CIMultiDict, MultiMapping
from yarl import URL

from bot.emulator.files.stored import MEDIA_PATH
from bot.emulator.kept.publications import ARTICLE_PATH
from bot.emulator.limits import VIEW_BYTES, VIEW_REDIRECTS, VIEW_SECONDS
from bot.emulator.view.jar import Jar
from bot.emulator.world import World

USER_AGENT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2a)"
    " NetType/WIFI Language/zh_CN"
)
_PLATFORM = frozenset({"open.weixin.qq.com", "mp.weixin.qq.com"})
_ASKS_WHO = frozenset({"/connect/oauth2/authorize", "/mp/subscribemsg"})
_READABLE = (ARTICLE_PATH, MEDIA_PATH)
"""Of the emulator's own: articles that the account published, and what is in them."""
_WHO = frozenset({"emulated_member", "emulated_view", "emulated_snapshot"})


@dataclass(frozen=True, slots=True)
class Browser:
    """One member's. `snapshot`: it shows a preview, in which the member is nobody."""

    world: World
    openid: str
    jar: Jar
    snapshot: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An answer; `status` 0 where nobody gave one. `location`: where a redirect leads."""

    url: URL
    status: int = 0
    headers: MultiMapping[str] = field(default_factory=CIMultiDict)
    body: bytes = b""
    location: URL | None = None


async def open_page(browser: Browser, url: URL) -> Page:
    """Follow redirects; the answer is the last page, or the redirect that was one too many."""
    page = await fetch(browser, "GET", url)
    for _ in range(VIEW_REDIRECTS):
        if page.location is None:
            break
        page = await fetch(browser, "GET", page.location)
    return page


async def fetch(
    browser: Browser,
    method: str,
    url: URL,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
) -> Page:
    """One request with the member's cookies; those of the answer stay in their jar."""
    if url.scheme not in ("http", "https") or _is_forbidden(browser, url):
        return Page(url, 403)
    timeout = aiohttp.ClientTimeout(total=VIEW_SECONDS)
    sent = {**(headers or {}), "User-Agent": USER_AGENT}
    try:
        browser.jar.handed(url)
        async with (
            aiohttp.ClientSession(cookie_jar=browser.jar.cookies, timeout=timeout) as session,
            session.request(
                method,
                _reached(browser, url),
                headers=sent,
                data=body or None,
                allow_redirects=False,
            ) as response,
        ):
            return await _page(url, response)
    except (aiohttp.ClientError, TimeoutError, ValueError):  # ValueError: that is no address
        return Page(url)


async def _page(url: URL, response: aiohttp.ClientResponse) -> Page:
    body = await response.content.read(VIEW_BYTES + 1) if response.status != 304 else b""
    while len(body) <= VIEW_BYTES and (more := await response.content.read(VIEW_BYTES)):
        body += more
    if len(body) > VIEW_BYTES:
        return Page(url, 413)
    location = None
    if response.status in (301, 302, 303, 307, 308) and "Location" in response.headers:
        location = url.join(address(response.headers["Location"]))
    return Page(url, response.status, response.headers, body, location)


def address(text: str) -> URL:
    """As it is written, where it can be: a site may compare. Raises ValueError."""
    url = URL(text, encoded=text.isascii() and text.isprintable() and " " not in text)
    if url.port == 0:  # where it is no number, asking for it raises
        raise ValueError("no port")
    return url


def _reached(browser: Browser, url: URL) -> URL:
    """WeChat's own hosts are this emulator; where it asks who comes, the phone says so."""
    if url.host not in _PLATFORM and not _is_ours(browser, url):
        return url
    here = browser.world.samples.address
    if url.path not in _ASKS_WHO:
        return URL(f"{here}{url.raw_path_qs}", encoded=True)
    given = parse_qsl(url.raw_query_string, keep_blank_values=True)
    query = [pair for pair in given if pair[0] not in _WHO]  # a site can not say who it is
    query += [("emulated_member", browser.openid), ("emulated_view", "1")]
    if browser.snapshot:
        query.append(("emulated_snapshot", "1"))
    return URL(f"{here}{url.raw_path}?{urlencode(query)}", encoded=True)


def _is_ours(browser: Browser, url: URL) -> bool:
    here = URL(browser.world.samples.address)
    return url.port == here.port and url.host in ("127.0.0.1", "localhost")


def _is_forbidden(browser: Browser, url: URL) -> bool:
    """The emulator's own pages and its JSON interface are no sites: see routes.py."""
    own = _is_ours(browser, url) and url.path.startswith("/emulator")
    return own and not url.path.startswith(_READABLE)
