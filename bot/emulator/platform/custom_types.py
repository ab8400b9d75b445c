"""The types of customer-service messages: what each must hold, and what the member sees of it."""

import re
from collections.abc import Callable, Mapping

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.people import contents
from bot.emulator.people.chat import Fields
from bot.emulator.platform.message_parts import THUMBS, Part, cards, media, part_of, text_of, words
from bot.emulator.world import World

_APP_ID = re.compile(r"wx[0-9a-f]{16}")
_LINKED_APP_ID = re.compile(r'data-miniprogram-appid\s*=\s*["\']?([^"\'\s>]*)')


def content_of(world: World, message: Part) -> Fields:
    """What a member will see of this message. Raises PlatformError."""
    msgtype = message.get("msgtype")
    read = _READ.get(msgtype) if isinstance(msgtype, str) else None
    if read is None:
        raise PlatformError(40008)
    return read(world, part_of(message, str(msgtype)))


def _text(world: World, part: Part) -> Fields:
    content = text_of(part)
    if "data-miniprogram-appid" in content:
        for app_id in _LINKED_APP_ID.findall(content):
            if not _APP_ID.fullmatch(app_id):
                raise PlatformError(45086)
    return contents.text(content)


def _image(world: World, part: Part) -> Fields:
    return contents.image(media(world, part, ("image",)).media_id)


def _voice(world: World, part: Part) -> Fields:
    spoken = media(world, part, ("voice",))
    return contents.voice(spoken.media_id, spoken.seconds)


def _video(world: World, part: Part) -> Fields:
    """Its own picture may be left out, as wechatpy does [U]."""
    film = media(world, part, ("video",)).media_id
    still = media(world, part, THUMBS, "thumb_media_id") if part.get("thumb_media_id") else None
    title, description = words(part, "title"), words(part, "description")
    return contents.video(film, title, description, still.media_id if still else "")


def _music(world: World, part: Part) -> Fields:
    media(world, part, THUMBS, "thumb_media_id")
    title, description = words(part, "title"), words(part, "description")
    return contents.music(title, description, words(part, "musicurl"))


def _news(world: World, part: Part) -> Fields:
    articles = part.get("articles")
    if not isinstance(articles, list) or not articles:
        raise PlatformError(44003)
    if len(articles) > limits.ARTICLES_IN_CUSTOM:
        raise PlatformError(45008)
    if not isinstance(articles[0], dict):
        raise PlatformError(40035)
    names = ("title", "description", "picurl", "url")
    return contents.news([contents.article(*(words(articles[0], name) for name in names))])


def _drafted(world: World, part: Part) -> Fields:
    """Deprecated: the articles of a draft, which stays [U]."""
    media_id = words(part, "media_id")
    if not media_id:
        raise PlatformError(41006)
    draft = world.drafts.find(media_id)
    if draft is None:
        raise PlatformError(40007)
    return cards(world, world.publications.send(draft.articles, world.now()))


def _published(world: World, part: Part) -> Fields:
    publication = world.publications.find(words(part, "article_id"))
    if publication is None:
        raise PlatformError(53600)
    return cards(world, publication)


def _msgmenu(world: World, part: Part) -> Fields:
    choices = part.get("list")
    if not isinstance(choices, list) or not choices:
        raise PlatformError(40035, "hint: [list is missing]")
    if len(choices) > limits.MSGMENU_CHOICES:
        raise PlatformError(45098)
    head, tail = words(part, "head_content"), words(part, "tail_content")
    if max(len(head.encode()), len(tail.encode())) > limits.MSGMENU_WORDS_BYTES:
        raise PlatformError(45002)
    return contents.msgmenu(head, [_choice(choice) for choice in choices], tail)


def _choice(choice: object) -> Mapping[str, str]:
    if not isinstance(choice, dict):
        raise PlatformError(40035, "hint: [list holds objects]")
    said = words(choice, "content")
    if not said:
        raise PlatformError(44004)
    if len(said.encode()) > limits.MSGMENU_CHOICE_BYTES:
        raise PlatformError(45099)
    return {"id": str(choice.get("id", "")), "content": said}


def _card(world: World, part: Part) -> Fields:
    """Cards are not emulated: any id will do."""
    card_id = words(part, "card_id")
    if not card_id:
        raise PlatformError(40035, "hint: [card_id is missing]")
    return contents.card(card_id)


def _program(world: World, part: Part) -> Fields:
    """Any mini program counts as linked to the account."""
    if not _APP_ID.fullmatch(words(part, "appid")):
        raise PlatformError(40013)
    picture = media(world, part, THUMBS, "thumb_media_id").media_id
    title, app_id, path = (words(part, name) for name in ("title", "appid", "pagepath"))
    return contents.program(title, app_id, path, picture)


_READ: Mapping[str, Callable[[World, Part], Fields]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "video": _video,
    "music": _music,
    "news": _news,
    "mpnews": _drafted,
    "mpnewsarticle": _published,
    "msgmenu": _msgmenu,
    "wxcard": _card,
    "miniprogrampage": _program,
}
