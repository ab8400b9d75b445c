"""Sample sounds and films, made of nothing: as a bot downloads them, and as a browser plays them.

WeChat's voices are AMR, which no browser plays. So the sample voice exists twice: the bot gets a
true AMR file of three quiet seconds, the phones' page plays a soft tone of the same length.
"""

import array
import math
import sys

SECONDS = 3
_FRAMES = SECONDS * 50  # of 20 ms each
_RATE = 8_000
_PITCH = 440.0


def amr() -> bytes:
    """Speech frames of the lowest mode (4.75 kbit/s), all parameters zero: next to silence."""
    return b"#!AMR\n" + (b"\x04" + bytes(12)) * _FRAMES


def amr_wide() -> bytes:
    """The same with 16 kHz: what MediaId16K stands for."""
    return b"#!AMR-WB\n" + (b"\x04" + bytes(17)) * _FRAMES


def tone() -> bytes:
    """A WAV file, 8 bit would hiss: 16 bit, mono, fading in and out."""
    count = SECONDS * _RATE
    samples = array.array("h", (round(_wave(n, count)) for n in range(count)))
    if sys.byteorder == "big":
        samples.byteswap()
    return _wav_head(2 * count) + samples.tobytes()


def film() -> bytes:
    """An MP4 file with a right beginning and nothing to see in it."""
    brand = b"isom\x00\x00\x02\x00isommp41"
    return _box(b"ftyp", brand) + _box(b"moov", _box(b"mvhd", _film_head())) + _box(b"mdat", b"")


def _wave(n: int, count: int) -> float:
    loudness = 4_000 * min(1.0, n / 800, (count - n) / 800)
    return loudness * math.sin(2 * math.pi * _PITCH * n / _RATE)


def _wav_head(size: int) -> bytes:
    """Of 16-bit mono samples that take so many bytes."""
    numbers = ((16, 4), (1, 2), (1, 2), (_RATE, 4), (2 * _RATE, 4), (2, 2), (16, 2))
    form = b"".join(number.to_bytes(width, "little") for number, width in numbers)
    whole = (36 + size).to_bytes(4, "little")
    return b"RIFF" + whole + b"WAVEfmt " + form + b"data" + size.to_bytes(4, "little")


def _film_head() -> bytes:
    """Version 0: two times, 1000 ticks a second, how many of them; rate, volume, matrix."""
    numbers = (0, 0, 0, 1000, SECONDS * 1000, 0x10000)
    matrix = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    head = b"".join(number.to_bytes(4, "big") for number in numbers) + b"\x01\x00" + bytes(10)
    return head + b"".join(n.to_bytes(4, "big") for n in matrix) + bytes(24) + b"\0\0\0\x01"


def _box(name: bytes, inside: bytes) -> bytes:
    return (8 + len(inside)).to_bytes(4, "big") + name + inside
