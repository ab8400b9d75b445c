"""Taking out of pictures and films what tells who made them, where, when and with what (I7).

Of each format only the parts are kept that are needed to see it. Where a file's structure breaks,
the rest stays as it is: what cannot be read there, no viewer shows either.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.delivery.media.stripping import films, gif, jpeg, png, webp

_PICTURES: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": jpeg.strip,
    "image/png": png.strip,
    "image/gif": gif.strip,
    "image/webp": webp.strip,
}
_FILMS = frozenset({"video/mp4", "video/quicktime"})

SEALED = frozenset({"image/heif", "image/tiff"})
"""Pictures that may hold much of their maker, and that this cannot clean. WeChat sends none."""


def strip(path: Path, mime: str) -> None:
    """Clean a file in its place; one that is clean stays to the bit as it was."""
    if mime in _FILMS:
        films.strip(path)
    elif mime in _PICTURES:
        before = path.read_bytes()
        after = _PICTURES[mime](before)
        if after != before:
            path.write_bytes(after)
