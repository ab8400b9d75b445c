"""What a file is, told by its first bytes alone: nobody else's word for it is taken."""

PLAIN = "application/octet-stream"
HEAD = 16
"""So many bytes tell."""

_HEADS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_STILL = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"}


def mime_of(head: bytes) -> str:
    """Give the MIME type, or `PLAIN` for what is unknown."""
    if head[4:8] == b"ftyp":
        if head[8:12] in _STILL:
            return "image/heif"
        return "video/quicktime" if head[8:12] == b"qt  " else "video/mp4"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], PLAIN)
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # MPEG audio, layer III
        return "audio/mpeg"
    return next((mime for start, mime in _HEADS if head.startswith(start)), PLAIN)
