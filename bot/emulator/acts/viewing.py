"""A member opens a card or a link: their WeChat fetches the page, with their own cookies."""

from collections.abc import Mapping
from typing import TypedDict

from yarl import URL

from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.view.fetching import Browser, address, open_page
from bot.emulator.view.jar import Jar


class Opened(TypedDict):
    """The last page: `status` 0 without an answer, `signed_in` if its site knows who came."""

    url: str
    status: int
    signed_in: bool


async def open_card(stage: Stage, body: Mapping[str, object]) -> Opened:
    """`{"article": n, "index": 0}` or `{"url"}`; `"snapshot": true` for a preview. Raises Refused.

    A preview has a jar of its own, which is thrown away, as WeChat's has.
    """
    url = _web_address(body["url"] if "url" in body else _on_card(stage, body))
    snapshot = body.get("snapshot") is True
    world, openid = stage.world, stage.member.openid
    jar = Jar() if snapshot else world.jars.of(openid)
    page = await open_page(Browser(world, openid, jar, snapshot), url)
    signed_in = jar.is_signed_in(page.url, world.sign_ins)
    return {"url": str(page.url), "status": page.status, "signed_in": signed_in}


def _on_card(stage: Stage, body: Mapping[str, object]) -> object:
    """The address behind the card of that chat entry."""
    number, index = body["article"], body.get("index", 0)
    chat = stage.member.chat
    if not isinstance(number, int) or not 1 <= number <= len(chat):
        raise Refused("article wants the number n of an entry in this chat")
    fields = chat[number - 1].fields
    articles = fields.get("articles")
    if not isinstance(articles, list):
        return fields.get("url")
    if not isinstance(index, int) or not 0 <= index < len(articles):
        raise Refused(f"this entry has {len(articles)} articles; index counts from 0")
    return articles[index].get("url")


def _web_address(given: object) -> URL:
    try:
        url = address(given) if isinstance(given, str) else URL()
    except ValueError:
        url = URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused("only an http or https address opens")
    return url
