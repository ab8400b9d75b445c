"""The types of mass sends: what each must hold, and what the followers see of it."""

from collections.abc import Callable, Mapping

from bot.emulator.errors import PlatformError
from bot.emulator.kept.drafts import Article
from bot.emulator.kept.publications import Publication
from bot.emulator.limits import MASS_PICTURES
from bot.emulator.people import contents
from bot.emulator.people.chat import Fields
from bot.emulator.platform.message_parts import THUMBS, Part, media, part_of, text_of, words
from bot.emulator.world import World

ARTICLES = "mpnews"
TYPES = frozenset({ARTICLES, "text", "voice", "image", "mpvideo"})
PREVIEWED = TYPES | {"music"}

_WITHDRAWN = "wxcard"
_ELSEWHERE = frozenset(
    {"news", "music", "video", "msgmenu", "miniprogrampage", "mpnewsarticle", "link", "location"}
)
"""WeChat has them, but not here. That they are 45162, and the rest 40008, is unverified."""


def type_of(message: Part, allowed: frozenset[str]) -> str:
    """Its msgtype. Raises PlatformError 40008, 45113 or 45162."""
    msgtype = message.get("msgtype")
    if not isinstance(msgtype, str):
        raise PlatformError(40008)
    if msgtype in allowed:
        return msgtype
    if msgtype == _WITHDRAWN:
        raise PlatformError(45113)
    raise PlatformError(45162 if msgtype in _ELSEWHERE else 40008)


def part_for(message: Part, msgtype: str) -> Part:
    """The object that belongs to it: `images` too where pictures are sent. Raises PlatformError."""
    several = msgtype == "image" and "images" in message
    return part_of(message, "images" if several else msgtype)


def articles_of(world: World, part: Part, *, take: bool) -> Publication:
    """The articles of a draft, now readable; to `take` them ends the draft.

    Raises PlatformError 41006, or 40007 where there is no such draft, or no longer.
    """
    media_id = words(part, "media_id")
    if not media_id:
        raise PlatformError(41006)
    draft = world.drafts.find(media_id)
    articles: list[Article] | None = draft.articles if draft else None
    if take:
        articles = world.drafts.take(media_id)
    if articles is None:
        raise PlatformError(40007, "hint: [this media_id stands for no draft]")
    return world.publications.send(articles, world.now())


def content_of(world: World, part: Part, msgtype: str) -> Fields:
    """What the followers see of anything but articles. Raises PlatformError."""
    return _READ[msgtype](world, part)


def _text(world: World, part: Part) -> Fields:
    return contents.text(text_of(part))


def _voice(world: World, part: Part) -> Fields:
    spoken = media(world, part, ("voice",))
    return contents.voice(spoken.media_id, spoken.seconds)


def _image(world: World, part: Part) -> Fields:
    """`media_id` is the old form; with `media_ids` there may be words and comments too."""
    if "media_ids" not in part:
        return contents.image(media(world, part, ("image",)).media_id)
    media_ids = part["media_ids"]
    if not isinstance(media_ids, list) or not media_ids:
        raise PlatformError(41006, "hint: [media_ids]")
    if len(media_ids) > MASS_PICTURES:
        raise PlatformError(45008)
    pictures = [media(world, {"media_id": media_id}, ("image",)).media_id for media_id in media_ids]
    for name in ("need_open_comment", "only_fans_can_comment"):
        check_flag(part, name)
    said = words(part, "recommend")
    return contents.images(pictures, said) if said or pictures[1:] else contents.image(pictures[0])


def _video(world: World, part: Part) -> Fields:
    """Only what came from media/uploadvideo."""
    film = media(world, part, ("mpvideo",))
    title = words(part, "title") or film.title
    return contents.video(film.media_id, title, words(part, "description") or film.introduction)


def _music(world: World, part: Part) -> Fields:
    media(world, part, THUMBS, "thumb_media_id")
    title, description = words(part, "title"), words(part, "description")
    return contents.music(title, description, words(part, "musicurl"))


def check_flag(part: Part, name: str) -> None:
    """Raises PlatformError 40035 for what is neither 0 nor 1."""
    if part.get(name, 0) not in (0, 1):
        raise PlatformError(40035, f"hint: [{name} is 0 or 1]")


_READ: Mapping[str, Callable[[World, Part], Fields]] = {
    "text": _text,
    "voice": _voice,
    "image": _image,
    "mpvideo": _video,
    "music": _music,
}
