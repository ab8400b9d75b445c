"""JPEG: a row of marked segments, and between them the picture's own bits."""

import re
from collections.abc import Iterator
from typing import Literal

_APP0, _APP1, _APP2, _APP14, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_KEPT_APPS = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}
_START_OF_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""In a scan a marker is whatever follows 0xFF, but for zero and the restarts."""

_EXIF = b"Exif\0\0"


def strip(picture: bytes) -> bytes:
    """Drop Exif, XMP, IPTC, comments and what lies behind the end; keep which way is up."""
    kept = bytearray(picture[:2])
    for marker, segment in _segments(picture):
        if marker == _APP1 and (turned := orientation(segment)) > 1:
            kept += _only_orientation(turned)
        elif _needed(marker, segment):
            kept += segment
    return bytes(kept)


def _segments(picture: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each segment behind its marker, a scan with its bits; the rest as marker 0."""
    at = 2
    while picture[at : at + 1] == b"\xff" and at + 4 <= len(picture):
        if picture[at + 1] == 0xFF:  # a fill byte before a marker
            at += 1
            continue
        marker = picture[at + 1]
        length = int.from_bytes(picture[at + 2 : at + 4])
        end = at + 2 + length
        if length < 2 or end > len(picture) or marker == 0x00:
            break
        if marker == _START_OF_SCAN:
            following = _MARKER.search(picture, end)
            end = following.start() if following else len(picture)
        yield marker, picture[at:end]
        at = end
        if picture[at : at + 2] == bytes((0xFF, _END)):
            yield _END, picture[at : at + 2]
            return
    if picture[at:]:
        yield 0, picture[at:]


def _needed(marker: int, segment: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        start = _KEPT_APPS.get(marker)
        return start is not None and segment[4:].startswith(start)
    return marker != _COMMENT


def orientation(segment: bytes) -> int:
    """Read which way is up out of an Exif segment: 1 to 8, or 1 where it does not say."""
    tiff = segment[4 + len(_EXIF) :]
    if segment[4:].startswith(_EXIF) and tiff[:2] in (b"II", b"MM"):
        order = _order(tiff)
        first = int.from_bytes(tiff[4:8], order)
        for number in range(int.from_bytes(tiff[first : first + 2], order)):
            entry = tiff[first + 2 + 12 * number :][:12]
            if int.from_bytes(entry[:2], order) == 0x0112:
                return min(int.from_bytes(entry[8:10], order), 8)
    return 1


def _order(tiff: bytes) -> Literal["little", "big"]:
    return "little" if tiff[:2] == b"II" else "big"


def _only_orientation(turned: int) -> bytes:
    """Make an Exif segment that says nothing else."""
    entry = bytes.fromhex("0112 0003 00000001") + turned.to_bytes(2) + b"\0\0"
    tiff = b"MM\0*" + (8).to_bytes(4) + (1).to_bytes(2) + entry + bytes(4)
    body = _EXIF + tiff
    return bytes((0xFF, _APP1)) + (len(body) + 2).to_bytes(2) + body
