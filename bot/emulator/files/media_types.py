"""What a file is: told by its first bytes, as the platform tells it, and by its name's ending."""

from collections.abc import Mapping

CONTENT_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "amr": "audio/amr",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "wma": "audio/x-ms-wma",
    "mp4": "video/mp4",
}
"""Of all endings that may be shown or played; anything else is served as bytes to be saved."""

PLAIN_BYTES = "application/octet-stream"

_HEADS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"BM": "bmp",
    b"#!AMR": "amr",
    b"ID3": "mp3",
    b"\xff\xfb": "mp3",
    b"\xff\xfa": "mp3",
    b"\xff\xf3": "mp3",
    b"\xff\xf2": "mp3",
    b"RIFF": "wav",
    b"\x30\x26\xb2\x75": "wma",
}


def ending_of(name: str) -> str:
    """`png` of `Cover.PNG`; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def format_of(body: bytes) -> str:
    """The ending that these bytes deserve; empty for bytes that we do not know."""
    if body[4:8] == b"ftyp":
        return "mp4"
    return next((ending for head, ending in _HEADS.items() if body.startswith(head)), "")


def content_type_of(body: bytes) -> str:
    return CONTENT_TYPES.get(format_of(body), PLAIN_BYTES)
