"""A member sends a file of the tester's own: a picture, a voice, a video, a document."""

import hashlib

from bot.emulator.acts.outcome import Result
from bot.emulator.acts.stage import Refused, Stage
from bot.emulator.errors import PlatformError
from bot.emulator.files.media_types import format_of
from bot.emulator.files.samples import THUMB
from bot.emulator.files.stored import MEDIA_PATH, File, Kind
from bot.emulator.people.chat import Fields

_KINDS: dict[str, Kind] = {
    "image": "image",
    "voice": "voice",
    "video": "video",
    "shortvideo": "video",
    "file": "file",
}


async def attach(stage: Stage, message_type: str, file: File) -> Result:
    """The bot can download it for three days. Raises Refused."""
    stage.must_follow()
    kind = _KINDS.get(message_type)
    if kind is None:
        raise Refused(f"want a type: {', '.join(_KINDS)}", 400)
    if not file.body:
        raise Refused("this file is empty", 400)
    if kind == "image" and not file.content_type.startswith("image/"):
        raise Refused("this is no picture: want png, jpg, gif or bmp", 400)
    return await stage.message(message_type, _fields(stage, kind, file))


def _fields(stage: Stage, kind: Kind, file: File) -> Fields:
    """By the element names of WeChat's XML."""
    media_id = _kept(stage, kind, file)
    if kind == "image":
        return {"PicUrl": stage.world.samples.address + MEDIA_PATH + media_id, "MediaId": media_id}
    if kind == "voice":
        ending = format_of(file.body) or "amr"
        return {"MediaId": media_id, "Format": ending, "MediaId16K": _kept(stage, kind, file)}
    if kind == "video":
        return {"MediaId": media_id, "ThumbMediaId": THUMB}
    return {
        "Title": file.name,
        "Description": f"{max(1, len(file.body) // 1024)} KB",
        "FileKey": media_id,
        "FileMd5": hashlib.md5(file.body, usedforsecurity=False).hexdigest(),
        "FileTotalLen": len(file.body),
    }


def _kept(stage: Stage, kind: Kind, file: File) -> str:
    try:
        return stage.world.media.add(kind, file, stage.world.now()).media_id
    except PlatformError as full:
        raise Refused("this emulator keeps no more files: its permanent ones fill it") from full
