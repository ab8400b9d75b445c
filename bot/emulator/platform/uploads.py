"""What every upload is checked for: is it there, is it such a file, is it small enough."""

from collections.abc import Mapping, Sequence

from bot.emulator.errors import PlatformError
from bot.emulator.files import media_types
from bot.emulator.files.playtimes import exact_seconds_of
from bot.emulator.files.stored import File, Kind
from bot.emulator.limits import MEDIA_BYTES, VOICE_SECONDS
from bot.emulator.platform.endpoint import Request

_TOO_BIG: Mapping[Kind, int] = {"image": 40009, "voice": 40010, "video": 40011, "thumb": 40012}
_LONGEST_BODY = max(MEDIA_BYTES.values())


def kind_of(request: Request) -> Kind:
    """`?type=`. Raises PlatformError 40004."""
    kind = request.query.get("type", "")
    for known in _TOO_BIG:
        if kind == known:
            return known
    raise PlatformError(40004)


def file_of(request: Request, kind: Kind, endings: Sequence[str], most: int) -> File:
    """The form's `media`. Raises PlatformError.

    Missing 41005, empty 44001, of another type 40005, too big 45001 or 40009 to 40012, a voice
    that plays too long 45007. Which of the codes for "too big" comes when is [U]: here 45001
    for what would be too big as anything.
    """
    upload = request.files.get("media")
    if upload is None:
        raise PlatformError(41005)
    if not upload.body:
        raise PlatformError(44001)
    if len(upload.body) > _LONGEST_BODY:
        raise PlatformError(45001)
    if len(upload.body) > most:
        raise PlatformError(_TOO_BIG[kind])
    _check_type(upload.name, upload.body, endings)
    if kind == "voice" and (exact_seconds_of(upload.body) or 0) > VOICE_SECONDS:
        raise PlatformError(45007)
    return File(upload.name, media_types.content_type_of(upload.body), upload.body)


def _check_type(name: str, body: bytes, endings: Sequence[str]) -> None:
    """By the ending, and by the first bytes: words in a file called .png are no picture [U]."""
    if media_types.ending_of(name) not in endings:
        raise PlatformError(40005, f"hint: [want .{', .'.join(endings)}]")
    if media_types.format_of(body) not in endings:
        raise PlatformError(40005, "hint: [its first bytes are not those of such a file]")
