"""How long a voice is, in seconds: counted for AMR and WAV, estimated for MP3."""

_AMR_FRAMES = (12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, 0, 0, 0, 0)
_AMR_WB_FRAMES = (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0)
_AMR_FRAME_SECONDS = 0.02  # whatever its mode

_MP3_KILOBITS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
"""Of layer III, by MPEG version 1, and 2 or 2.5."""


def seconds_of(body: bytes) -> int | None:
    """Rounded, 1 at least, as phones show it; None where we cannot tell."""
    seconds = exact_seconds_of(body)
    return None if seconds is None else max(1, round(seconds))


def exact_seconds_of(body: bytes) -> float | None:
    if body.startswith(b"#!AMR-WB\n"):
        return _amr(body[9:], _AMR_WB_FRAMES)
    if body.startswith(b"#!AMR\n"):
        return _amr(body[6:], _AMR_FRAMES)
    if body.startswith(b"RIFF"):
        return _wav(body)
    return _mp3(body)


def _amr(frames: bytes, sizes: tuple[int, ...]) -> float:
    """Each frame begins with a byte that holds its mode, and so its size."""
    at = count = 0
    while at < len(frames):
        at += 1 + sizes[frames[at] >> 3 & 15]
        count += 1
    return count * _AMR_FRAME_SECONDS


def _wav(body: bytes) -> float | None:
    bytes_a_second = int.from_bytes(body[28:32], "little")
    return (len(body) - 44) / bytes_a_second if bytes_a_second else None


def _mp3(body: bytes) -> float | None:
    """As if the first frame's bit rate were that of all."""
    start = 0
    if body.startswith(b"ID3") and len(body) > 10:  # a tag: its size is in four 7-bit bytes
        size = body[6:10]
        start = 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    head = body[start : start + 3]
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version = 1 if head[1] >> 3 & 3 == 3 else 2
    kilobits = _MP3_KILOBITS[version][head[2] >> 4]
    return (len(body) - start) / (kilobits * 125) if kilobits else None
