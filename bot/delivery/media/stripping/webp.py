"""WebP: a RIFF of chunks, and in the first of them flags for what the others hold."""

_NEEDED = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"))
_EXIF_AND_XMP = 0x08 | 0x04


def strip(picture: bytes) -> bytes:
    """Drop Exif, XMP and unknown chunks."""
    kept, at = bytearray(), 12
    while at + 8 <= len(picture):
        name, size = picture[at : at + 4], int.from_bytes(picture[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if end > len(picture):
            break
        if name in _NEEDED:
            chunk = bytearray(picture[at:end])
            if name == b"VP8X" and size:
                chunk[8] &= ~_EXIF_AND_XMP
            kept += chunk
        at = end
    kept += picture[at:] if at + 8 <= len(picture) else b""
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + bytes(kept)
