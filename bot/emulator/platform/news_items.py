"""How the platform tells of articles, be they drafts or published."""

from collections.abc import Mapping
from typing import Any

from bot.emulator.files.stored import MEDIA_PATH
from bot.emulator.kept.drafts import Article, Draft
from bot.emulator.kept.publications import ARTICLE_PATH, Publication
from bot.emulator.world import World

Items = list[Article]


def of_draft(world: World, draft: Draft) -> Items:
    """With links under which a draft can be looked at."""
    start = f"{world.samples.address}{ARTICLE_PATH}{draft.media_id}"
    numbered = enumerate(draft.articles, 1)
    return [_item(world, article, f"{start}/{number}") for number, article in numbered]


def of_publication(world: World, publication: Publication) -> Items:
    """Deleted ones too, marked as such."""
    address = world.samples.address
    return [
        {
            **_item(world, article, publication.url(address, number)),
            "is_deleted": number in publication.deleted,
        }
        for number, article in enumerate(publication.articles, 1)
    ]


def content(items: Items, body: Mapping[str, Any]) -> dict[str, object]:
    """As a list gives it: without the HTML, where `no_content` asks for that."""
    if body.get("no_content") != 1:
        return {"news_item": items}
    bare = [{name: item[name] for name in item if name != "content"} for item in items]
    return {"news_item": bare}


def _item(world: World, article: Article, url: str) -> Article:
    thumb = f"{world.samples.address}{MEDIA_PATH}{article['thumb_media_id']}"
    return {**article, "url": url, "thumb_url": thumb}
