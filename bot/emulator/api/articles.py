"""Articles as anybody can read them: published ones, those of mass sends, and drafts."""

import re
from datetime import UTC, datetime
from html import escape

from aiohttp import web

from bot.emulator.api.answers import emulator_of
from bot.emulator.files.stored import MEDIA_PATH
from bot.emulator.kept.drafts import Article
from bot.emulator.kept.publications import ARTICLE_PATH
from bot.emulator.world import World

_HARMLESS = {
    "Content-Security-Policy": "sandbox allow-popups; default-src 'none'; img-src 'self';"
    " media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_OUR_MEDIA = re.compile(rf'https?://[^/"]+{MEDIA_PATH}')
_STYLE = (
    "body{max-width:677px;margin:0 auto;padding:20px 16px;font:17px/1.7 sans-serif;color:#222;"
    "overflow-wrap:anywhere}h1{font-size:22px;line-height:1.4}img{max-width:100%;height:auto}"
    ".by{color:#767676;font-size:15px}a{color:#576b95}"
)


async def read(request: web.Request) -> web.Response:
    world, number = emulator_of(request).world, int(request.match_info["number"])
    found = _found(world, request.match_info["article_id"], number)
    if found is None:
        return _page("该内容已被发布者删除", "<p>该内容已被发布者删除</p>", 404)
    article, at = found
    return _page(article["title"], _body(article, at), 200)


def _found(world: World, article_id: str, number: int) -> tuple[Article, int] | None:
    """The article, and its time in unix seconds. None for what never was, or is deleted."""
    published, draft = world.publications.find(article_id), world.drafts.find(article_id)
    if published:
        article = published.article(number)
        return (article, published.at) if article else None
    if draft and 1 <= number <= len(draft.articles):
        return draft.articles[number - 1], draft.updated_at
    return None


def _body(article: Article, at: int) -> str:
    day = datetime.fromtimestamp(at, UTC).date().isoformat()
    by = f'<p class="by">{escape(article["author"])} {day}</p>'
    return f"<h1>{escape(article['title'])}</h1>{by}{_inside(article)}{_source(article)}"


def _inside(article: Article) -> str:
    if article["article_type"] == "news":
        # It was made harmless with the draft; here its pictures follow the address of this page.
        return _OUR_MEDIA.sub(MEDIA_PATH, article["content"])
    pictures = [one["image_media_id"] for one in article["image_info"]["image_list"]]
    shown = "".join(f'<p><img src="{MEDIA_PATH}{escape(one)}" alt=""></p>' for one in pictures)
    return f"{shown}<p>{escape(article['content'])}</p>"


def _source(article: Article) -> str:
    url = article["content_source_url"]
    return f'<p><a href="{escape(url)}" target="_blank">阅读原文</a></p>' if url else ""


def _page(title: str, body: str, status: int) -> web.Response:
    html = (
        '<!doctype html><html lang="zh"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><body>{body}</body></html>"
    )
    body_bytes = html.encode(errors="replace")
    return web.Response(
        body=body_bytes, status=status, content_type="text/html", charset="utf-8", headers=_HARMLESS
    )


ROUTES = (web.get(ARTICLE_PATH + r"{article_id}/{number:\d{1,3}}", read),)
