"""Drafts: articles that are written, and changed, before they go anywhere."""

import re
from typing import Any

from bot.emulator.errors import PlatformError
from bot.emulator.kept.drafts import Draft
from bot.emulator.limits import DRAFT_ARTICLES, DRAFTS_A_PAGE
from bot.emulator.platform import news_items
from bot.emulator.platform.articles import article_of
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of
from bot.emulator.platform.paging import listed, page_of
from bot.emulator.platform.whole import is_whole

_ESCAPED = re.compile(rb"(?<!\\)((?:\\\\)*)\\u")


def add(request: Request) -> Answer:
    world, given = request.world, _as_written(request).get("articles")
    if not isinstance(given, list) or not given:
        raise PlatformError(44003)
    if len(given) > DRAFT_ARTICLES:
        raise PlatformError(45008)
    articles = [article_of(world, one, alone=len(given) == 1) for one in given]
    return {"media_id": world.drafts.add(articles, world.now()).media_id}


def get(request: Request) -> Answer:
    draft = _draft(request)
    return {
        "news_item": news_items.of_draft(request.world, draft),
        "create_time": draft.created_at,
        "update_time": draft.updated_at,
    }


def update(request: Request) -> Answer:
    """One article takes another's place; all of its fields are given anew."""
    draft, index = _draft(request), request.body.get("index")
    if not is_whole(index) or not 0 <= index < len(draft.articles):
        raise PlatformError(40114)
    alone = len(draft.articles) == 1
    given = _as_written(request).get("articles")
    draft.articles[index] = article_of(request.world, given, alone=alone)
    draft.updated_at = int(request.world.now())
    return OK


def delete(request: Request) -> Answer:
    request.world.drafts.take(_draft(request).media_id)
    return OK


def count(request: Request) -> Answer:
    return {"total_count": len(request.world.drafts.newest_first())}


def several(request: Request) -> Answer:
    """The last changed first."""
    world, drafts = request.world, request.world.drafts.newest_first()
    items = [
        {
            "media_id": draft.media_id,
            "content": news_items.content(news_items.of_draft(world, draft), request.body),
            "update_time": draft.updated_at,
        }
        for draft in page_of(drafts, request.body, DRAFTS_A_PAGE)
    ]
    return listed(len(drafts), items)


def _draft(request: Request) -> Draft:
    """Raises PlatformError 41006 or 40007."""
    media_id = request.body.get("media_id")
    if not media_id:
        raise PlatformError(41006)
    draft = request.world.drafts.find(media_id)
    if draft is None:
        raise PlatformError(40007)
    return draft


def _as_written(request: Request) -> dict[str, Any]:
    r"""The body as drafts read it: `\u4f60` stands for itself, and is so seen by the readers."""
    return body_of(_ESCAPED.sub(rb"\1\\\\u", request.raw))


ENDPOINTS = (
    Endpoint("/cgi-bin/draft/add", "POST", add),
    Endpoint("/cgi-bin/draft/get", "POST", get),
    Endpoint("/cgi-bin/draft/update", "POST", update),
    Endpoint("/cgi-bin/draft/delete", "POST", delete),
    Endpoint("/cgi-bin/draft/count", "GET", count),
    Endpoint("/cgi-bin/draft/batchget", "POST", several),
)
