"""What came instead of words: pictures, sound, films, places, links, files."""

from collections.abc import Callable

from bot.model.contribution import Attachment
from bot.model.incoming import Incoming

_FIELDS = {
    "image": ("MediaId", "PicUrl"),
    "voice": ("MediaId", "Format", "MediaId16K", "Recognition"),
    "video": ("MediaId", "ThumbMediaId"),
    "shortvideo": ("MediaId", "ThumbMediaId"),
    "location": ("Location_X", "Location_Y", "Scale", "Label"),
    "link": ("Title", "Description", "Url"),
    "file": ("Title", "Description", "FileKey", "FileMd5", "FileTotalLen"),
}

TAKEN = frozenset({"text", "event", *_FIELDS})
"""The message types that a conversation knows."""

FETCHED = frozenset({"image", "voice", "video", "shortvideo"})
"""Those that the platform keeps for three days, by their MediaId (fact sheet 3.1)."""


def attachment(message: Incoming, draw_file: Callable[[], str]) -> Attachment | None:
    """Give what a message brought besides text, by WeChat's element names (fact sheet 3.1).

    Of the elements those that say something. `Recognition` is what the platform thinks was said:
    few accounts still have it, and nobody checked it.
    """
    names = _FIELDS.get(message.kind)
    if names is None:
        return None
    fields = {name: given for name in names if (given := message.fields.get(name))}
    fetched = message.kind in FETCHED and "MediaId" in fields
    return Attachment(message.kind, fields, draw_file() if fetched else "")
