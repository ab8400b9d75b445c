"""Files for the emulator, and the way to send and to fetch them."""

import json
import struct
import zlib
from collections.abc import Mapping
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from tests.emulator.running import Json, RunningEmulator

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + zlib.compress(bytes(99))
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))
GIF = b"GIF89a" + bytes(50)
BMP = b"BM" + bytes(50)
AMR = b"#!AMR\n" + (b"\x04" + bytes(12)) * 100
MP3 = b"\xff\xfb\x90\x00" + bytes(32_000)  # 128 kbit/s: two seconds
WAV = b"RIFF" + bytes(24) + struct.pack("<I", 16_000) + bytes(12 + 32_000)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(64)

_ASK = build_opener(ProxyHandler({}))


def upload(
    emulator: RunningEmulator,
    path: str,
    name: str,
    body: bytes,
    *,
    field: str = "media",
    fields: Mapping[str, str] | None = None,
    **query: object,
) -> Json:
    """`/cgi-bin/{path}` with one file in a form."""
    query["access_token"] = emulator.token()
    where = f"/cgi-bin/{path}?{urlencode(query)}"
    status, answer = post_form(emulator, where, field, name, body, fields or {})
    assert status == 200
    return answer


def post_form(
    emulator: RunningEmulator,
    where: str,
    field: str,
    name: str,
    body: bytes,
    fields: Mapping[str, str],
) -> tuple[int, Json]:
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
    parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + body)
    whole = b"".join(parts) + b"\r\n--edge--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    status, _, answer = fetch(emulator.address + where, headers, whole)
    told: Json = json.loads(answer)
    return status, told


def fetch(
    url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body, be it an error or not."""
    try:
        with _ASK.open(Request(url, body, dict(headers or {})), timeout=20) as response:
            return response.status, dict(response.headers.items()), response.read()
    except HTTPError as refused:
        with refused:
            return refused.code, dict(refused.headers.items()), refused.read()


def download(emulator: RunningEmulator, media_id: str) -> tuple[Mapping[str, str], bytes]:
    """`media/get`."""
    query = urlencode({"access_token": emulator.token(), "media_id": media_id})
    status, headers, body = fetch(f"{emulator.address}/cgi-bin/media/get?{query}")
    assert status == 200
    return headers, body


def picture(emulator: RunningEmulator) -> str:
    """The media_id of a new permanent picture."""
    answer = upload(emulator, "material/add_material", "a.png", PNG, type="image")
    return str(answer["media_id"])
