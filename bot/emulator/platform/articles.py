"""Articles as a draft takes them: each field checked, the content made harmless."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.files.stored import MEDIA_PATH
from bot.emulator.kept.article_html import Forbidden, harmless, words_of
from bot.emulator.kept.drafts import Article
from bot.emulator.world import World

Given = Mapping[str, Any]


def article_of(world: World, given: object, *, alone: bool) -> Article:
    """`alone`: the draft's only one, which alone has a digest. Raises PlatformError."""
    if not isinstance(given, dict):
        raise PlatformError(44003)
    kind = given.get("article_type", "news")
    if kind not in ("news", "newspic"):
        raise PlatformError(40035, "hint: [article_type is news or newspic]")
    title = _words(given, "title", limits.DRAFT_TITLE_CHARACTERS, 45003)
    if not title:
        raise PlatformError(45003, "hint: [title is empty]")
    content = _content(world, given, kind)
    article = {
        "article_type": kind,
        "title": title,
        "author": _words(given, "author", limits.DRAFT_AUTHOR_CHARACTERS, 45110),
        "digest": _digest(given, content) if alone else "",
        "content": content,
        "content_source_url": _source(given),
        "show_cover_pic": 0,
        **_comments(world, given),
    }
    return {**article, **_pictures(world, given, kind)}


def _words(given: Given, name: str, most: int, code: int) -> str:
    words = given.get(name, "")
    if not isinstance(words, str):
        raise PlatformError(40035, f"hint: [{name} is not a string]")
    if len(words) > most:
        raise PlatformError(code)
    return words


def _digest(given: Given, content: str) -> str:
    """The first words of the content, where none is given."""
    digest = _words(given, "digest", limits.DRAFT_DIGEST_CHARACTERS, 45004)
    return digest or words_of(content)[: limits.DRAFT_MADE_DIGEST_CHARACTERS]


def _content(world: World, given: Given, kind: str) -> str:
    """Fewer than 20,000 characters and than 1 MB; the 2 KB of one table are contradicted there."""
    content = given.get("content", "")
    if not isinstance(content, str):
        raise PlatformError(40035, "hint: [content is not a string]")
    if not content:
        raise PlatformError(44004)
    size = len(content.encode(errors="replace"))
    if len(content) >= limits.DRAFT_CONTENT_CHARACTERS or size >= limits.DRAFT_CONTENT_BYTES:
        raise PlatformError(45002)
    if kind == "newspic":
        return words_of(content)
    try:
        return harmless(content, _is_ours(world))
    except Forbidden as element:
        raise PlatformError(45166, f"hint: [<{element}>]") from element


def _is_ours(world: World) -> Callable[[str], bool]:
    """Pictures from `media/uploadimg`, or permanent ones."""
    ours = world.samples.address + MEDIA_PATH

    def is_ours(url: str) -> bool:
        stored = world.media.seen(url.removeprefix(ours)) if url.startswith(ours) else None
        return stored is not None and stored.place != "temporary"

    return is_ours


def _source(given: Given) -> str:
    url = given.get("content_source_url", "")
    if not isinstance(url, str) or (url and not _is_web(url)):
        raise PlatformError(41039)
    if len(url.encode(errors="replace")) > limits.DRAFT_SOURCE_URL_BYTES:
        raise PlatformError(45005)
    return url


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _comments(world: World, given: Given) -> Article:
    names = ("need_open_comment", "only_fans_can_comment")
    chosen = {name: given.get(name, 0) for name in names}
    if any(value not in (0, 1) for value in chosen.values()):
        raise PlatformError(40035, "hint: [need_open_comment, only_fans_can_comment: 0 or 1]")
    if chosen["need_open_comment"] and not world.account.may("verified"):
        raise PlatformError(88000)
    return {name: int(value) for name, value in chosen.items()}


def _pictures(world: World, given: Given, kind: str) -> Article:
    """The cover of a `news`; up to 20 pictures of a `newspic`. All of them permanent."""
    if kind == "news":
        return {"thumb_media_id": _picture(world, given.get("thumb_media_id"))}
    info = given.get("image_info")
    images = info.get("image_list") if isinstance(info, dict) else None
    if not isinstance(images, list) or not images:
        raise PlatformError(40007, "hint: [image_info.image_list is missing]")
    if len(images) > limits.DRAFT_PICTURES:
        raise PlatformError(45008, f"hint: [{limits.DRAFT_PICTURES} pictures at most]")
    ids = [one.get("image_media_id") if isinstance(one, dict) else None for one in images]
    kept = [{"image_media_id": _picture(world, media_id)} for media_id in ids]
    return {"thumb_media_id": kept[0]["image_media_id"], "image_info": {"image_list": kept}}


def _picture(world: World, media_id: object) -> str:
    stored = world.media.material(media_id)
    if stored is None or stored.kind not in ("image", "thumb"):
        raise PlatformError(40007, "hint: [want a permanent picture's media_id]")
    return stored.media_id
