"""MP4 and QuickTime: boxes in boxes. Nothing may move in them, for they point at each other.

So what tells too much is not taken out but overwritten: its box becomes `free`, full of zeros.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path

_HOLD_OTHERS = frozenset((b"moov", b"trak", b"mdia", b"moof", b"traf"))
_TELL = frozenset((b"udta", b"meta", b"uuid"))
_DATED = frozenset((b"mvhd", b"tkhd", b"mdhd"))


def strip(path: Path) -> None:
    """Blot out place, maker, texts, and when it was made and changed."""
    if path.stat().st_size == 0:
        return
    with path.open("r+b") as film, mmap.mmap(film.fileno(), 0) as held:
        for name, start, body, end in _boxes(held, 0, len(held)):
            if name in _TELL:
                held[start + 4 : start + 8] = b"free"
                held[body:end] = bytes(end - body)
            elif name in _DATED and end - body >= 20:
                times = 16 if held[body] == 1 else 8
                held[body + 4 : body + 4 + times] = bytes(times)


def _boxes(held: mmap.mmap, at: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Give every box: its name, where it begins, where its body begins, where it ends."""
    while at + 8 <= end:
        size, name, body = int.from_bytes(held[at : at + 4]), held[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(held[at + 8 : at + 16]), at + 16
        after = end if size == 0 else at + size
        if after > end or after < body:
            return
        yield name, at, body, after
        if name in _HOLD_OTHERS:
            yield from _boxes(held, body, after)
        at = after
