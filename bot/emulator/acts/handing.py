"""Menu buttons that hand out what the account has kept: the bot is not told, no window opens."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.emulator.acts.outcome import Result, result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.callbacks.delivery import NOT_TOLD
from bot.emulator.files.stored import MEDIA_PATH, Stored
from bot.emulator.kept.publications import Publication
from bot.emulator.people import contents
from bot.emulator.people.chat import Fields

Body = Mapping[str, object]
Button = Mapping[str, Any]


async def file(stage: Stage, button: Button, body: Body) -> Result:
    """`media_id`: the file is sent to the phone. Raises Refused."""
    media = stage.world.media_of(button["media_id"])
    if media is None:
        raise Refused("the material behind this button was deleted")
    return _sent(stage, _SHOWN[media.kind](media))


async def card(stage: Stage, button: Button, body: Body) -> Result:
    """`article_id`: the publication's cards are sent to the phone. Raises Refused."""
    publication = _publication(stage, button)
    numbers = range(1, len(publication.articles) + 1)
    there = [number for number in numbers if publication.article(number)]
    cards = [_card(stage, publication, number) for number in there]
    return _sent(stage, contents.news(cards))


async def article(stage: Stage, button: Button, body: Body) -> Result:
    """`article_view_limited`: the phone itself opens the first article. Raises Refused."""
    _publication(stage, button)
    return stage.nothing()


def _card(stage: Stage, publication: Publication, number: int) -> Mapping[str, str]:
    words = publication.article(number) or {}
    url = publication.url(stage.world.samples.address, number)
    cover = stage.world.media.seen(str(words.get("thumb_media_id", "")))
    picture = MEDIA_PATH + cover.media_id if cover else ""
    return contents.article(words["title"], words.get("digest", ""), picture, url)


def _publication(stage: Stage, button: Button) -> Publication:
    publication = stage.world.publications.find(button["article_id"])
    if publication is None:
        raise Refused("the article behind this button was deleted")
    return publication


def _sent(stage: Stage, fields: Fields) -> Result:
    return result(NOT_TOLD, [stage.world.show(stage.member, "account", "reply", fields)])


_SHOWN: Mapping[str, Callable[[Stored], Fields]] = {
    "image": lambda media: contents.image(media.media_id),
    "thumb": lambda media: contents.image(media.media_id),
    "voice": lambda media: contents.voice(media.media_id, media.seconds),
    "video": lambda media: contents.video(media.media_id, media.title, media.introduction),
}
