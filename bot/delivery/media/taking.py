"""From a download to a file that may be kept: known, cleaned, measured, made playable."""

from datetime import datetime
from pathlib import Path

from bot.delivery.media import sound, stripping
from bot.delivery.media.folder import Folder, digest
from bot.delivery.media.kinds import HEAD, mime_of
from bot.model.media import Found

_VOICE = "voice"


class Unwanted(Exception):
    """It cannot be kept; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def take_in(folder: Folder, draft: Path, file: str, kind: str, day: datetime) -> Found:
    """Clean a draft and give it its place. Raises `Unwanted`, or OSError where the disk does.

    A voice that cannot be made playable is kept as it is.
    """
    with draft.open("rb") as read:
        mime = mime_of(read.read(HEAD))
    if mime in stripping.SEALED:
        raise Unwanted("format")
    stripping.strip(draft, mime)
    plays = kind == _VOICE and mime not in sound.PLAYED and _play(folder, draft, file, mime, day)
    size, sha256 = draft.stat().st_size, digest(draft)
    folder.keep(draft, folder.path(file), day)
    return Found(mime, size, sha256, plays)


def _play(folder: Folder, draft: Path, file: str, mime: str, day: datetime) -> bool:
    with folder.draft() as made:
        try:
            sound.make_playable(draft, mime, made)
        except sound.Unplayable:
            return False
        folder.keep(made, folder.playable(file), day)
    return True
