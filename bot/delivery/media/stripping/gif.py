"""GIF: blocks of sub-blocks; texts stand in extensions."""

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip(picture: bytes) -> bytes:
    """Drop comments, XMP and what lies behind the end; keep how often it plays."""
    at = 13 + _table(picture, 10)
    kept = bytearray(picture[:at])
    while at < len(picture) and picture[at] in (_EXTENSION, _IMAGE):
        end = _end(picture, at)
        if end > len(picture):
            break
        if _needed(picture, at):
            kept += picture[at:end]
        at = end
    if picture[at : at + 1] == bytes((_END,)):
        return bytes(kept) + bytes((_END,))
    return bytes(kept) + picture[at:]


def _table(picture: bytes, at: int) -> int:
    """Give the length of the colour table that the flags there announce."""
    flags = picture[at] if at < len(picture) else 0
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end(picture: bytes, at: int) -> int:
    """Give where a block ends."""
    at += 2 if picture[at] == _EXTENSION else 11 + _table(picture, at + 9)
    while at < len(picture) and picture[at]:
        at += 1 + picture[at]
    return at + 1


def _needed(picture: bytes, at: int) -> bool:
    if picture[at] == _IMAGE or picture[at + 1] not in (_COMMENT, _APPLICATION):
        return True
    return picture[at + 1] == _APPLICATION and picture[at + 3 : at + 14] in _LOOPS
