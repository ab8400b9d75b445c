"""Black and white pictures as PNG."""

import struct
import zlib
from collections.abc import Sequence


def grey_png(rows: Sequence[Sequence[bool]], scale: int) -> bytes:
    """True is black; each cell becomes `scale` pixels in both directions. One bit a pixel."""
    size = len(rows) * scale
    lines = b"".join(_line(row, scale) * scale for row in rows)
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", head),
        _chunk(b"IDAT", zlib.compress(lines, 9)),
        _chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _line(row: Sequence[bool], scale: int) -> bytes:
    """Eight pixels a byte, after a 0: no filter."""
    bits = "".join(("0" if dark else "1") * scale for dark in row)
    bits += "0" * (-len(bits) % 8)
    return b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(name: bytes, inside: bytes) -> bytes:
    checked = name + inside
    return struct.pack(">I", len(inside)) + checked + struct.pack(">I", zlib.crc32(checked))
