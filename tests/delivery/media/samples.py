"""Pictures and films as phones make them: with a place, a time and a maker in them."""

import io
import struct
import zlib
from fractions import Fraction
from functools import cache

import av

SECRET = b"oMei 31.2304N 121.4737E 2026:03:04 10:30:00"
"""What nobody may find in a file that was taken in."""


def _frame(form: str) -> av.VideoFrame:
    frame = av.VideoFrame(16, 16, form)
    for number, plane in enumerate(frame.planes):
        plane.update(bytes((40 * number + n) % 200 for n in range(plane.buffer_size)))
    return frame


def exif(turned: int) -> bytes:
    """An Exif segment that says which way is up, and much else."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0)
    entries += struct.pack("<HHII", 0x010F, 2, len(SECRET), 38)  # who made it
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + SECRET
    return segment(0xE1, b"Exif\0\0" + tiff)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


@cache
def jpeg() -> bytes:
    """A clean picture."""
    coder = av.VideoCodecContext.create("mjpeg", "w")
    coder.width, coder.height, coder.pix_fmt = 16, 16, "yuvj420p"
    coder.time_base = Fraction(1, 25)
    (made,) = coder.encode(_frame("yuvj420p"))
    raw = bytes(made)
    comment = 4 + int.from_bytes(raw[4:6])  # the coder names itself
    assert raw[2:4] == b"\xff\xfe"
    return raw[:2] + raw[comment:]


def marked_jpeg(turned: int = 6) -> bytes:
    """The same from a telling camera."""
    clean = jpeg()
    tells = exif(turned) + segment(0xED, b"Photoshop 3.0\0" + SECRET) + segment(0xFE, SECRET)
    profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours")
    return clean[:2] + tells + profile + clean[2:] + b"after the end " + SECRET


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*more: bytes) -> bytes:
    """A picture, with more chunks before its bits."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
    bits = chunk(b"IDAT", zlib.compress(b"\0\x10\x20\0\x30\x40"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + bits + chunk(b"IEND", b"")


PNG_TELLS = tuple(chunk(name, b"a\0" + SECRET) for name in (b"tEXt", b"iTXt", b"eXIf", b"tIME"))
SHARP = chunk(b"pHYs", bytes(9))


def gif(*more: bytes) -> bytes:
    """A picture of two colours that plays for ever."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + bytes(6)
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x03\x44\x34\x05\0"
    return head + loop + b"".join(more) + image + b"\x3b"


GIF_TELLS = (
    b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\0",
    b"\x21\xff\x0bXMP DataXMP" + bytes((len(SECRET),)) + SECRET + b"\0",
)


def webp(*more: bytes, flags: int = 0) -> bytes:
    """A picture in the extended form."""
    parts = riff(b"VP8X", bytes((flags,)) + bytes(9)) + riff(b"VP8L", b"odd") + b"".join(more)
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts


def riff(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


WEBP_TELLS = (riff(b"EXIF", SECRET), riff(b"XMP ", SECRET))


@cache
def film(form: str = "mp4") -> bytes:
    """A film of one frame, with its place and time."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as written:
        written.metadata["location"] = "+31.2304+121.4737/"
        written.metadata["creation_time"] = "2026-03-04T10:30:00Z"
        written.metadata["comment"] = SECRET.decode()
        stream = written.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "yuv420p"
        written.mux(stream.encode(_frame("yuv420p")))
        written.mux(stream.encode(None))
    return out.getvalue()
