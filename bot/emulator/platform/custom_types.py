"""The types of customer-service messages: what each must hold, and what the member sees of it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.emulator import contents
from bot.emulator.chat import Fields
from bot.emulator.errors import PlatformError
from bot.emulator.limits import ARTICLES_IN_CUSTOM, TEXT_BYTES
from bot.emulator.world import World

Part: TypeAlias = Mapping[str, Any]


def content_of(world: World, message: Part) -> Fields:
    """What a member will see of this message. Raises PlatformError."""
    msgtype = message.get("msgtype")
    read = _READ.get(msgtype) if isinstance(msgtype, str) else None
    if read is None:
        raise PlatformError(40008)
    part = message.get(str(msgtype))
    if not isinstance(part, dict):
        raise PlatformError(40035, f"hint: [{msgtype} is missing]")
    return read(world, part)


def _text(world: World, part: Part) -> Fields:
    words = _words(part, "content")
    if not words:
        raise PlatformError(44004)
    # bytes count; most texts are so short that counting characters is enough
    if len(words) * 4 > TEXT_BYTES and len(words.encode()) > TEXT_BYTES:
        raise PlatformError(45002)
    return contents.text(words)


def _image(world: World, part: Part) -> Fields:
    return contents.image(_media(world, part))


def _voice(world: World, part: Part) -> Fields:
    return contents.voice(_media(world, part))


def _video(world: World, part: Part) -> Fields:
    return contents.video(_media(world, part), _words(part, "title"), _words(part, "description"))


def _music(world: World, part: Part) -> Fields:
    _media(world, part, "thumb_media_id")
    title, description = _words(part, "title"), _words(part, "description")
    return contents.music(title, description, _words(part, "musicurl"))


def _news(world: World, part: Part) -> Fields:
    articles = part.get("articles")
    if not isinstance(articles, list) or not articles:
        raise PlatformError(44003)
    if len(articles) > ARTICLES_IN_CUSTOM:
        raise PlatformError(45008)
    if not isinstance(articles[0], dict):
        raise PlatformError(40035)
    names = ("title", "description", "picurl", "url")
    return contents.news([contents.article(*(_words(articles[0], name) for name in names))])


def _msgmenu(world: World, part: Part) -> Fields:
    choices = part.get("list")
    if not isinstance(choices, list) or not choices:
        raise PlatformError(40035, "hint: [list is missing]")
    if not all(isinstance(choice, dict) for choice in choices):
        raise PlatformError(40035, "hint: [list holds objects]")
    kept = [
        {"id": str(choice.get("id", "")), "content": _words(choice, "content")}
        for choice in choices
    ]
    return contents.msgmenu(_words(part, "head_content"), kept, _words(part, "tail_content"))


def _program(world: World, part: Part) -> Fields:
    _media(world, part, "thumb_media_id")
    return contents.program(*(_words(part, name) for name in ("title", "appid", "pagepath")))


def _media(world: World, part: Part, name: str = "media_id") -> str:
    media_id = _words(part, name)
    if not media_id:
        raise PlatformError(41006)
    if world.media_of(media_id) is None:
        raise PlatformError(40007)
    return media_id


def _words(part: Part, name: str) -> str:
    words = part.get(name, "")
    if not isinstance(words, str):
        raise PlatformError(40035, f"hint: [{name} is not a string]")
    return words if words.isascii() else words.encode(errors="replace").decode()


_READ: Mapping[str, Callable[[World, Part], Fields]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "video": _video,
    "music": _music,
    "news": _news,
    "msgmenu": _msgmenu,
    "miniprogrampage": _program,
}
