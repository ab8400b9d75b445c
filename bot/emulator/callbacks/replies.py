"""What each type of passive reply puts on the phone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.emulator.limits import TEXT_BYTES
from bot.emulator.people import contents
from bot.emulator.people.chat import Fields
from bot.emulator.world import World
from bot.emulator.xml import Malformed, Tree

Fault: TypeAlias = Literal[
    "timeout", "connection", "status", "malformed", "addressee", "empty", "media"
]


class Faulty(Exception):
    """The member sees the fault notice instead of this reply."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply's elements, and how many articles may answer what the member did."""

    tree: Tree
    articles: int
    world: World

    def media(
        self, part: Mapping[str, object], kinds: tuple[str, ...], name: str = "MediaId"
    ) -> str:
        """Raises Faulty for an id that stands for nothing, or for a file of another kind [U]."""
        media_id = _words(part, name)
        stored = self.world.media_of(media_id)
        if stored is None or stored.kind not in kinds or stored.content_type == "image/gif":
            raise Faulty("media")
        return media_id

    def inside(self, name: str) -> Mapping[str, object]:
        part = self.tree.get(name)
        if not isinstance(part, dict):
            raise Malformed(f"no {name}")
        return part


def shown(reply: Reply) -> list[Fields]:
    """What the member sees of it. Raises Faulty, or Malformed."""
    show = _SHOW.get(_words(reply.tree, "MsgType"))
    if show is None:
        raise Malformed("an unknown MsgType")
    return show(reply)


def _text(reply: Reply) -> list[Fields]:
    words = _words(reply.tree, "Content")
    if not words:
        raise Faulty("empty")
    if len(words.encode()) > TEXT_BYTES:
        raise Malformed("Content over 2048 bytes")
    return [contents.text(words)]


def _image(reply: Reply) -> list[Fields]:
    return [contents.image(reply.media(reply.inside("Image"), ("image",)))]


def _voice(reply: Reply) -> list[Fields]:
    media_id = reply.media(reply.inside("Voice"), ("voice",))
    return [contents.voice(media_id, reply.world.media.seconds(media_id))]


def _video(reply: Reply) -> list[Fields]:
    video = reply.inside("Video")
    media_id = reply.media(video, ("video",))
    return [contents.video(media_id, _words(video, "Title"), _words(video, "Description"))]


def _music(reply: Reply) -> list[Fields]:
    music = reply.inside("Music")
    reply.media(music, ("thumb", "image"), "ThumbMediaId")
    title, description = _words(music, "Title"), _words(music, "Description")
    return [contents.music(title, description, _words(music, "MusicUrl"))]


def _news(reply: Reply) -> list[Fields]:
    items = reply.inside("Articles").get("item")
    count = _words(reply.tree, "ArticleCount")
    if not isinstance(items, list) or not count.isdecimal() or int(count) > len(items):
        raise Malformed("no articles, or another number than ArticleCount says")
    kept = items[: min(int(count), reply.articles)]
    articles = [_article(item) for item in kept if isinstance(item, dict)]
    if not articles:
        raise Malformed("no articles")
    return [contents.news(articles)]


def _article(item: Tree) -> Mapping[str, str]:
    names = ("Title", "Description", "PicUrl", "Url")
    return contents.article(*(_words(item, name) for name in names))


def _nothing(reply: Reply) -> list[Fields]:
    """Handed to a human or to the platform's own AI: nothing of ours is shown."""
    return []


def _words(part: Mapping[str, object], name: str) -> str:
    words = part.get(name, "")
    if not isinstance(words, str):
        raise Malformed(f"{name} is not text")
    return words


_SHOW: Mapping[str, Callable[[Reply], list[Fields]]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "video": _video,
    "music": _music,
    "news": _news,
    "transfer_customer_service": _nothing,
    "transfer_biz_ai_ivr": _nothing,
}
