"""PNG: a row of chunks, each with its length, name and checksum."""

_HEAD = 8
_NEEDED = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT".split()
)


def strip(picture: bytes) -> bytes:
    """Drop texts, Exif, the time of the last change, and what lies behind the end."""
    kept, at = bytearray(picture[:_HEAD]), _HEAD
    while at + 12 <= len(picture):
        name = picture[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(picture[at : at + 4])
        if end > len(picture):
            break
        if name[0] & 0x20 == 0 or name in _NEEDED:  # a capital: critical, no viewer can do without
            kept += picture[at:end]
        at = end
        if name == b"IEND":
            return bytes(kept)
    return bytes(kept) + picture[at:]
