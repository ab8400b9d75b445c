"""The types of chat entries, and the fields of each. One function a type."""

from collections.abc import Mapping, Sequence

from bot.emulator.files.stored import MEDIA_PATH
from bot.emulator.people.chat import Fields

FAULT_NOTICE = "该公众号提供的服务出现故障，请稍后再试"


def text(words: str) -> Fields:
    return {"type": "text", "text": words}


def image(media_id: str) -> Fields:
    return {"type": "image", "media_id": media_id, "url": MEDIA_PATH + media_id}


def voice(media_id: str, seconds: int | None = None) -> Fields:
    """`seconds`: how long it plays, where that can be told."""
    voice = {"type": "voice", "media_id": media_id, "url": MEDIA_PATH + media_id}
    return voice if seconds is None else {**voice, "seconds": seconds}


def video(media_id: str, title: str, description: str, thumb_media_id: str = "") -> Fields:
    video = {"type": "video", "media_id": media_id, "url": MEDIA_PATH + media_id}
    still = {"thumb_url": MEDIA_PATH + thumb_media_id} if thumb_media_id else {}
    return {**video, **still, "title": title, "description": description}


def music(title: str, description: str, url: str) -> Fields:
    return {"type": "music", "title": title, "description": description, "url": url}


def article(title: str, description: str, picurl: str, url: str) -> Mapping[str, str]:
    return {"title": title, "description": description, "picurl": picurl, "url": url}


def news(articles: Sequence[Mapping[str, str]]) -> Fields:
    return {"type": "news", "articles": list(articles)}


def msgmenu(head: str, choices: Sequence[Mapping[str, str]], tail: str) -> Fields:
    return {"type": "msgmenu", "head": head, "list": list(choices), "tail": tail}


def program(title: str, app_id: str, path: str, thumb_media_id: str) -> Fields:
    named = {"title": title, "appid": app_id, "pagepath": path}
    return {"type": "miniprogrampage", **named, "thumb_url": MEDIA_PATH + thumb_media_id}


def card(card_id: str) -> Fields:
    return {"type": "wxcard", "card_id": card_id}


def images(media_ids: Sequence[str], words: str) -> Fields:
    """Several pictures in one message, as only a mass send can have them."""
    return {"type": "images", "media_ids": list(media_ids), "text": words}


def template(title: str, fields: Sequence[Mapping[str, str]], link: Mapping[str, object]) -> Fields:
    """`fields` have a name and a value; `link` is a `url`, a `miniprogram`, or neither."""
    return {"type": "template", "title": title, "fields": list(fields), **link}


def subscribe(
    title: str,
    fields: Sequence[Mapping[str, str]],
    link: Mapping[str, object],
    *,
    follows: bool,
) -> Fields:
    """Who does not follow finds it under 服务通知, not in the account's own chat."""
    inbox = {} if follows else {"inbox": "服务通知"}
    return {"type": "subscribe", "title": title, "fields": list(fields), **link, **inbox}


def notice(words: str, fault: str) -> Fields:
    """A grey line of the platform's own."""
    return {"type": "notice", "text": words, "fault": fault}


def event(fields: Mapping[str, object]) -> Fields:
    return {"type": "event", "event": fields["Event"], "key": fields.get("EventKey", "")}


def written(message_type: str, fields: Mapping[str, object], seconds: int | None = None) -> Fields:
    """A member's own message as their phone shows it; `fields` are those of WeChat's XML."""
    shown = {ours: fields[theirs] for theirs, ours in _SHOWN.items() if theirs in fields}
    files = {
        ours: f"{MEDIA_PATH}{fields[theirs]}"
        for theirs, ours in _FILES.items()
        if fields.get(theirs)
    }
    if "PicUrl" in fields and MEDIA_PATH not in str(fields["PicUrl"]):
        files["url"] = str(fields["PicUrl"])  # a tester's own, from anywhere
    length = {} if seconds is None else {"seconds": seconds}
    return {"type": message_type, **shown, **files, **length}


_SHOWN = {
    "Content": "text",
    "MediaId": "media_id",
    "Format": "format",
    "Location_X": "latitude",
    "Location_Y": "longitude",
    "Label": "label",
    "Title": "title",
    "Description": "description",
    "Url": "url",
    "bizmsgmenuid": "menu_id",
    "AppId": "appid",
    "PagePath": "pagepath",
}
_FILES = {"MediaId": "url", "FileKey": "url", "ThumbMediaId": "thumb_url"}
