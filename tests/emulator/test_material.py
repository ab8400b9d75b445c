"""Permanent material, and how much the emulator keeps of everything."""

import json

import pytest

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.files import playtimes
from bot.emulator.files.media import Media
from bot.emulator.files.stored import File, Kind
from tests.emulator import uploading
from tests.emulator.running import RunningEmulator
from tests.emulator.uploading import AMR, BMP, JPG, MP3, MP4, PNG, WAV, fetch, upload

WORDS = {"description": json.dumps({"title": "第一课", "introduction": "看图"})}
TINY = File("a.png", "image/png", b"x")


def add(emulator: RunningEmulator, kind: str, name: str, body: bytes, **fields: str) -> str:
    answer = upload(emulator, "material/add_material", name, body, fields=fields, type=kind)
    return str(answer["media_id"])


@pytest.mark.parametrize(
    ("kind", "name", "body"),
    [("image", "a.bmp", BMP), ("thumb", "a.jpg", JPG), ("voice", "a.wav", WAV)],
)
def test_gives_back_what_was_added(
    emulator: RunningEmulator, kind: str, name: str, body: bytes
) -> None:
    emulator.clock(rate=0)
    media_id = add(emulator, kind, name, body)
    emulator.clock(advance=400 * 24 * 3600)
    url = f"{emulator.address}/cgi-bin/material/get_material?access_token={emulator.token()}"
    assert fetch(url, body=json.dumps({"media_id": media_id}).encode())[2] == body


def test_gives_only_pictures_a_url(emulator: RunningEmulator) -> None:
    picture = upload(emulator, "material/add_material", "a.png", PNG, type="image")
    assert fetch(picture["url"])[2] == PNG
    thumb = upload(emulator, "material/add_material", "a.jpg", JPG, type="thumb")
    assert thumb.keys() == {"media_id"}


def test_tells_of_a_video(emulator: RunningEmulator) -> None:
    media_id = add(emulator, "video", "a.mp4", MP4, **WORDS)
    told = emulator.call("material/get_material", {"media_id": media_id})
    assert (told["title"], told["description"]) == ("第一课", "看图")
    assert fetch(told["down_url"])[2] == MP4


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"title": "t"}', '{"title": "", "introduction": ""}']
)
def test_wants_a_description_of_a_video(emulator: RunningEmulator, words: str) -> None:
    fields = {"description": words}
    answer = upload(emulator, "material/add_material", "a.mp4", MP4, fields=fields, type="video")
    assert answer["errcode"] == 40035


@pytest.mark.parametrize(
    ("kind", "name", "body", "code"),
    [
        ("news", "a.png", PNG, 40004),
        ("image", "a.png", b"", 44001),
        ("image", "a.webp", b"RIFF....WEBP", 40005),
        ("thumb", "a.jpg", JPG + bytes(64 * 1024), 40012),
        ("voice", "a.wav", WAV + bytes(16_000 * 60), 45007),
    ],
)
def test_refuses_bad_material(
    emulator: RunningEmulator, kind: str, name: str, body: bytes, code: int
) -> None:
    answer = upload(emulator, "material/add_material", name, body, type=kind)
    assert answer["errcode"] == code


def test_forgets_what_is_deleted(emulator: RunningEmulator) -> None:
    media_id = uploading.picture(emulator)
    assert emulator.call("material/del_material", {"media_id": media_id})["errcode"] == 0
    for path in ("material/get_material", "material/del_material"):
        assert emulator.call(path, {"media_id": media_id})["errcode"] == 40007
        assert emulator.call(path, {"media_id": "sample-image"})["errcode"] == 40007
        assert emulator.call(path, {})["errcode"] == 41006


def test_keeps_what_a_menu_shows(emulator: RunningEmulator) -> None:
    media_id = uploading.picture(emulator)
    button = {"type": "media_id", "name": "课表", "media_id": media_id}
    assert emulator.call("menu/create", {"button": [button]})["errcode"] == 0
    assert emulator.call("material/del_material", {"media_id": media_id})["errcode"] == 48005


def test_pages_through_pictures(emulator: RunningEmulator) -> None:
    ids = [uploading.picture(emulator) for _ in range(3)]
    body = {"type": "image", "offset": 1, "count": 20}
    page = emulator.call("material/batchget_material", body)
    assert (page["total_count"], page["item_count"]) == (3, 2)
    assert [item["media_id"] for item in page["item"]] == [ids[1], ids[0]]
    assert page["item"][0].keys() == {"media_id", "name", "update_time", "url"}
    news = emulator.call("material/batchget_material", {**body, "type": "news"})
    assert (news["total_count"], news["item"]) == (0, [])


@pytest.mark.parametrize("page", [(0, 0), (0, 21), (-1, 1), (0, None), ("0", 1), (0, True)])
def test_refuses_a_bad_page(emulator: RunningEmulator, page: tuple[object, object]) -> None:
    body = {"type": "image", "offset": page[0], "count": page[1]}
    assert emulator.call("material/batchget_material", body)["errcode"] == 40097


def test_refuses_a_page_of_an_unknown_type(emulator: RunningEmulator) -> None:
    body = {"type": "thumb", "offset": 0, "count": 1}
    assert emulator.call("material/batchget_material", body)["errcode"] == 40004


def test_counts_each_kind(emulator: RunningEmulator) -> None:
    add(emulator, "image", "a.png", PNG)
    add(emulator, "thumb", "a.jpg", JPG)
    add(emulator, "voice", "a.amr", AMR)
    add(emulator, "video", "a.mp4", MP4, **WORDS)
    told = emulator.call("material/get_materialcount")
    assert told == {"voice_count": 1, "video_count": 1, "image_count": 2, "news_count": 0}


@pytest.mark.parametrize(
    ("kind", "name", "most"),
    [("image", "MATERIAL_IMAGES", 100_000), ("voice", "MATERIAL_OTHERS", 1_000)],
)
def test_keeps_only_so_many(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, name: str, most: int
) -> None:
    assert getattr(limits, name) == most
    monkeypatch.setattr(limits, name, 10)  # the same rule, in less time
    media = Media()
    for _ in range(10):
        last = media.keep("material", kind, TINY, 0.0)
    with pytest.raises(PlatformError, match="45034"):
        media.keep("material", kind, TINY, 0.0)
    media.remove(last.media_id)
    media.keep("material", kind, TINY, 0.0)


def test_forgets_the_oldest_when_it_is_full() -> None:
    media, big = Media(), File("a.mp4", "video/mp4", bytes(50 * 1024 * 1024))
    first, second = (media.add("video", big, 0.0) for _ in range(2))
    lasting = [media.keep("material", "video", big, 0.0) for _ in range(2)]
    media.add("image", TINY, 0.0)
    assert media.find(first.media_id, 0.0) is None
    assert media.find(second.media_id, 0.0) is second
    lasting.append(media.keep("material", "video", big, 0.0))
    lasting.append(media.keep("material", "video", big, 0.0))
    with pytest.raises(PlatformError, match="-1"):
        media.keep("material", "image", TINY, 0.0)
    assert all(media.material(one.media_id) for one in lasting)


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        (AMR, 2),
        (b"#!AMR-WB\n" + (b"\x04" + bytes(17)) * 150, 3),
        (b"#!AMR\n" + b"\x7c" * 100, 2),
        (MP3, 2),
        (b"ID3\x04\0\0\0\0\x01\x00" + bytes(128) + MP3, 2),
        (WAV, 2),
        (b"#!AMR\n\x04", 1),
        (b"\xff\xfb\xf0\x00", None),
        (b"words", None),
        (b"", None),
    ],
)
def test_tells_how_long_a_voice_is(body: bytes, seconds: int | None) -> None:
    assert playtimes.seconds_of(body) == seconds
