"""How a publication ends, seconds after it was submitted, and what the bot is told of it."""

from bot.emulator.faults.happenings import HELPER
from bot.emulator.kept.publications import BANNED, DONE, FAILED, RUNNING, Publication
from bot.emulator.world import World


def finish(world: World, publication: Publication) -> None:
    """The draft goes, unless the publication fails; then PUBLISHJOBFINISH is pushed.

    The switch `publish_status` plays a review that says no. Twice the same draft fails once.
    """
    world.changed = True
    draft = world.drafts.find(publication.draft_id)
    publication.status = world.switches.publish_status if draft else FAILED
    if draft and publication.status in (DONE, BANNED):
        publication.articles = world.drafts.take(publication.draft_id) or []
        publication.at = int(world.now())
    elif draft:
        publication.failed = list(range(1, len(draft.articles) + 1))
    info = result_of(publication, world)
    world.tell(HELPER, {"Event": "PUBLISHJOBFINISH", "PublishEventInfo": info})


def result_of(publication: Publication, world: World) -> dict[str, object]:
    """By the names that the event and the API share."""
    result = {"publish_id": publication.publish_id, "publish_status": publication.status}
    if publication.status == DONE:
        return {**result, "article_id": publication.article_id, **_detail(publication, world)}
    if publication.status == RUNNING or not publication.failed:
        return {**result}
    return {**result, "fail_idx": publication.failed}


def _detail(publication: Publication, world: World) -> dict[str, object]:
    numbers = [
        number
        for number in range(1, len(publication.articles) + 1)
        if number not in publication.deleted
    ]
    address = world.samples.address
    items = [{"idx": n, "article_url": publication.url(address, n)} for n in numbers]
    return {"article_detail": {"count": len(items), "item": items}}
