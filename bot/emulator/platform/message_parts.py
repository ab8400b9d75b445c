"""The parts of which the account's messages are made, read strictly: words, media, articles."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.emulator.errors import PlatformError
from bot.emulator.files.stored import MEDIA_PATH, Stored
from bot.emulator.kept.drafts import Article
from bot.emulator.kept.publications import Publication
from bot.emulator.limits import TEXT_BYTES
from bot.emulator.people import contents
from bot.emulator.people.chat import Fields
from bot.emulator.world import World

Part: TypeAlias = Mapping[str, Any]

THUMBS = ("thumb", "image")
"""A card's picture may be either: the platform's own examples use both [U]."""


def part_of(message: Part, name: str) -> Part:
    """The object that belongs to a msgtype. Raises PlatformError 40035."""
    part = message.get(name)
    if not isinstance(part, dict):
        raise PlatformError(40035, f"hint: [{name} is missing]")
    return part


def words(part: Part, name: str) -> str:
    """A text, empty where there is none. Raises PlatformError 40035."""
    given = part.get(name, "")
    if not isinstance(given, str):
        raise PlatformError(40035, f"hint: [{name} is not a string]")
    return given if given.isascii() else given.encode(errors="replace").decode()


def text_of(part: Part) -> str:
    """`content`, which is neither empty nor too long. Raises PlatformError 44004 or 45002."""
    content = words(part, "content")
    if not content:
        raise PlatformError(44004)
    # bytes count; most texts are so short that counting characters is enough
    if len(content) * 4 > TEXT_BYTES and len(content.encode()) > TEXT_BYTES:
        raise PlatformError(45002)
    return content


def media(world: World, part: Part, kinds: tuple[str, ...], name: str = "media_id") -> Stored:
    """The file, of one of these kinds. Raises PlatformError 41006 or 40007.

    That a file of another kind is 40007 as well is unverified.
    """
    media_id = words(part, name)
    if not media_id:
        raise PlatformError(41006, f"hint: [{name}]")
    stored = world.media_of(media_id)
    if stored is None:
        raise PlatformError(40007, f"hint: [{name}]")
    if stored.kind not in kinds:
        raise PlatformError(40007, f"hint: [this {name} is of the type {stored.kind}]")
    return stored


def cards(world: World, publication: Publication) -> Fields:
    """How its articles look in a chat; those that were deleted are not among them."""
    address, numbers = world.samples.address, range(1, len(publication.articles) + 1)
    shown = [
        contents.article(
            article["title"],
            article.get("digest", ""),
            _cover(world, article),
            publication.url(address, number),
        )
        for number in numbers
        if (article := publication.article(number))
    ]
    return contents.news(shown)


def _cover(world: World, article: Article) -> str:
    stored = world.media.seen(str(article.get("thumb_media_id", "")))
    return MEDIA_PATH + stored.media_id if stored else ""
