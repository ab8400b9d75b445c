"""Publishing: a draft becomes a page that anybody can read. Followers are not told."""

from bot.emulator.errors import PlatformError
from bot.emulator.kept.drafts import Draft
from bot.emulator.kept.publications import Publication
from bot.emulator.kept.publishing import finish, result_of
from bot.emulator.limits import DRAFTS_A_PAGE, PUBLISHING_SECONDS
from bot.emulator.platform import news_items
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request
from bot.emulator.platform.paging import listed, page_of
from bot.emulator.platform.whole import is_whole


def submit(request: Request) -> Answer:
    """Accepted, not published: what becomes of it is told by an event."""
    world, draft = request.world, _draft(request)
    if world.switches.publish_refusal:
        raise PlatformError(world.switches.publish_refusal)
    publication = world.publications.begin(draft.media_id, world.now())
    world.agenda.after(PUBLISHING_SECONDS, lambda: finish(world, publication))
    return {
        "errcode": 0,
        "errmsg": "ok",
        "publish_id": str(publication.publish_id),
        "msg_data_id": str(world.next_msg_id()),
    }


def _draft(request: Request) -> Draft:
    """Raises PlatformError: 41006, 40007, or 53503 where a picture of it was deleted since."""
    media_id = request.body.get("media_id")
    if not media_id:
        raise PlatformError(41006)
    draft = request.world.drafts.find(media_id)
    if draft is None:
        raise PlatformError(40007)
    pictures = [article["thumb_media_id"] for article in draft.articles]
    if not all(map(request.world.media.material, pictures)):
        raise PlatformError(53503, "hint: [its cover is no longer there]")
    return draft


def status(request: Request) -> Answer:
    """Which code answers an unknown publish_id is [U]."""
    publication = request.world.publications.job(request.body.get("publish_id"))
    if publication is None:
        raise PlatformError(40035, "hint: [no such publish_id]")
    result = {"fail_idx": [], **result_of(publication, request.world)}
    return {**result, "publish_id": str(publication.publish_id)}  # text, as in the page's example


def article(request: Request) -> Answer:
    return {"news_item": news_items.of_publication(request.world, _published(request))}


def several(request: Request) -> Answer:
    """The newest first; none of those that went out with a mass send."""
    world, published = request.world, request.world.publications.newest_first()
    items = [
        {
            "article_id": one.article_id,
            "content": news_items.content(news_items.of_publication(world, one), request.body),
            "update_time": one.at,
        }
        for one in page_of(published, request.body, DRAFTS_A_PAGE)
    ]
    return listed(len(published), items)


def delete(request: Request) -> Answer:
    """`index` counts from 1. Left out, or 0, it means all articles of that publication."""
    publication, index = _published(request), request.body.get("index", 0)
    if not is_whole(index) or not 0 <= index <= len(publication.articles):
        raise PlatformError(40114)
    request.world.publications.delete(publication, index)
    return OK


def _published(request: Request) -> Publication:
    publication = request.world.publications.find(request.body.get("article_id"))
    if publication is None:
        raise PlatformError(53600)
    return publication


ENDPOINTS = (
    Endpoint("/cgi-bin/freepublish/submit", "POST", submit, "verified"),
    Endpoint("/cgi-bin/freepublish/get", "POST", status, "verified"),
    Endpoint("/cgi-bin/freepublish/getarticle", "POST", article, "verified"),
    Endpoint("/cgi-bin/freepublish/batchget", "POST", several, "verified"),
    Endpoint("/cgi-bin/freepublish/delete", "POST", delete, "verified"),
)
