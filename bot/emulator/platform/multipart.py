"""The files and fields of a multipart body: what uploads are made of."""

from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser

from bot.emulator.errors import PlatformError
from bot.emulator.platform.endpoint import Upload


def parts_of(content_type: str, raw: bytes) -> tuple[dict[str, Upload], dict[str, str]]:
    """Files are the parts with a file name. Raises PlatformError 41005."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_boundary()
    if header.get_content_maintype() != "multipart" or not boundary:
        raise PlatformError(41005)
    files, fields = {}, {}
    for head, body in _pieces(raw, boundary.encode(errors="replace")):
        name = str(head.get_param("name", "", "Content-Disposition"))
        file_name = head.get_filename()
        if file_name is None:
            fields[name] = body.decode(errors="replace")
        else:
            files[name] = Upload(file_name, head.get_content_type(), body)
    return files, fields


def _pieces(raw: bytes, boundary: bytes) -> Iterator[tuple[Message, bytes]]:
    for piece in (b"\r\n" + raw).split(b"\r\n--" + boundary)[1:]:
        if piece.startswith(b"--"):
            return
        head, _, body = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        yield HeaderParser().parsestr(head.decode(errors="replace")), body
