"""The types of chat entries, and the fields of each. One function a type."""

from collections.abc import Mapping, Sequence

from bot.emulator.chat import Fields
from bot.emulator.samples import PICTURE_PATH

FAULT_NOTICE = "该公众号提供的服务出现故障，请稍后再试"


def text(words: str) -> Fields:
    return {"type": "text", "text": words}


def image(media_id: str) -> Fields:
    return {"type": "image", "media_id": media_id, "url": PICTURE_PATH}


def voice(media_id: str) -> Fields:
    return {"type": "voice", "media_id": media_id}


def video(media_id: str, title: str, description: str) -> Fields:
    return {"type": "video", "media_id": media_id, "title": title, "description": description}


def music(title: str, description: str, url: str) -> Fields:
    return {"type": "music", "title": title, "description": description, "url": url}


def article(title: str, description: str, picurl: str, url: str) -> Mapping[str, str]:
    return {"title": title, "description": description, "picurl": picurl, "url": url}


def news(articles: Sequence[Mapping[str, str]]) -> Fields:
    return {"type": "news", "articles": list(articles)}


def msgmenu(head: str, choices: Sequence[Mapping[str, str]], tail: str) -> Fields:
    return {"type": "msgmenu", "head": head, "list": list(choices), "tail": tail}


def program(title: str, app_id: str, path: str) -> Fields:
    return {"type": "miniprogrampage", "title": title, "appid": app_id, "pagepath": path}


def notice(words: str, fault: str) -> Fields:
    """A grey line of the platform's own."""
    return {"type": "notice", "text": words, "fault": fault}


def event(fields: Mapping[str, object]) -> Fields:
    return {"type": "event", "event": fields["Event"], "key": fields.get("EventKey", "")}


def written(message_type: str, fields: Mapping[str, object]) -> Fields:
    """A member's own message as their phone shows it; `fields` are those of WeChat's XML."""
    shown = {ours: fields[theirs] for theirs, ours in _SHOWN.items() if theirs in fields}
    return {"type": message_type, **shown}


_SHOWN = {
    "Content": "text",
    "PicUrl": "url",
    "MediaId": "media_id",
    "Format": "format",
    "Location_X": "latitude",
    "Location_Y": "longitude",
    "Label": "label",
    "Title": "title",
    "Description": "description",
    "Url": "url",
    "bizmsgmenuid": "menu_id",
}
