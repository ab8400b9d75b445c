"""Temporary media: upload and download; pictures for articles, videos for mass sends."""

import warnings
from pathlib import Path

import pytest
from wechatpy import WeChatClient

from tests.emulator import uploading
from tests.emulator.running import APP_ID, MEI, RunningEmulator
from tests.emulator.uploading import AMR, GIF, JPG, MP3, MP4, PNG, WAV, download, fetch, upload

DAY = 24 * 3600
MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("kind", "name", "body", "content_type"),
    [
        ("image", "夏天.png", PNG, "image/png"),
        ("image", "a.JPG", JPG, "image/jpeg"),
        ("image", "a.gif", GIF, "image/gif"),
        ("voice", "a.amr", AMR, "audio/amr"),
        ("voice", "a.mp3", MP3, "audio/mpeg"),
    ],
)
def test_gives_back_what_was_uploaded(
    emulator: RunningEmulator, kind: str, name: str, body: bytes, content_type: str
) -> None:
    answer = upload(emulator, "media/upload", name, body, type=kind)
    assert answer.keys() == {"type", "media_id", "created_at"}
    headers, got = download(emulator, answer["media_id"])
    assert (got, headers["Content-Type"], answer["type"]) == (body, content_type, kind)
    assert headers["Content-disposition"].startswith(f'attachment; filename="{answer["media_id"]}.')


def test_names_a_thumb_otherwise(emulator: RunningEmulator) -> None:
    answer = upload(emulator, "media/upload", "a.jpg", JPG, type="thumb")
    assert answer.keys() == {"type", "thumb_media_id", "created_at"}
    assert download(emulator, answer["thumb_media_id"])[1] == JPG


def test_tells_where_a_video_is(emulator: RunningEmulator) -> None:
    media_id = upload(emulator, "media/upload", "a.mp4", MP4, type="video")["media_id"]
    answer = emulator.call("media/get", media_id=media_id)
    assert answer.keys() == {"video_url"}
    assert fetch(answer["video_url"])[2] == MP4


def test_keeps_it_for_three_days(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    media_id = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
    emulator.clock(advance=3 * DAY - 1)
    assert download(emulator, media_id)[1] == PNG
    emulator.clock(advance=1)
    assert emulator.call("media/get", media_id=media_id)["errcode"] == 40007
    assert fetch(f"{emulator.address}/emulator/media/{media_id}")[2] == PNG


@pytest.mark.parametrize(
    ("kind", "name", "body", "code"),
    [
        ("poem", "a.png", PNG, 40004),
        ("", "a.png", PNG, 40004),
        ("image", "a.png", b"", 44001),
        ("image", "a.bmp", uploading.BMP, 40005),
        ("image", "png", PNG, 40005),
        ("image", "a.png", b"<html>", 40005),
        ("image", "a.png", MP3, 40005),
        ("voice", "a.wav", WAV, 40005),
        ("video", "a.mov", MP4, 40005),
        ("thumb", "a.png", PNG, 40005),
        ("image", "a.png", PNG + bytes(10 * MEGABYTE), 45001),
        ("voice", "a.mp3", MP3 + bytes(2 * MEGABYTE), 40010),
        ("video", "a.mp4", MP4 + bytes(10 * MEGABYTE), 45001),
        ("thumb", "a.jpg", JPG + bytes(64 * 1024), 40012),
        ("voice", "a.amr", AMR + (b"\x04" + bytes(12)) * 2_901, 45007),
        ("voice", "a.mp3", b"\xff\xfb\x10\x00" + bytes(4_000 * 61), 45007),
    ],
)
def test_refuses_an_upload(
    emulator: RunningEmulator, kind: str, name: str, body: bytes, code: int
) -> None:
    answer = upload(emulator, "media/upload", name, body, type=kind)
    assert answer["errcode"] == code


@pytest.mark.parametrize(
    ("kind", "name", "body"),
    [
        ("image", "a.png", PNG.ljust(10 * MEGABYTE)),
        ("voice", "a.amr", AMR + (b"\x04" + bytes(12)) * 2_900),
        ("thumb", "a.jpg", JPG.ljust(64 * 1024)),
    ],
)
def test_takes_the_largest(emulator: RunningEmulator, kind: str, name: str, body: bytes) -> None:
    assert "errcode" not in upload(emulator, "media/upload", name, body, type=kind)


def test_wants_the_file_in_a_form(emulator: RunningEmulator) -> None:
    wrong_field = upload(emulator, "media/upload", "a.png", PNG, field="file", type="image")
    assert wrong_field["errcode"] == 41005
    assert emulator.call("media/upload", {"media": "x"}, type="image")["errcode"] == 41005
    assert emulator.call("media/upload", type="image")["errcode"] == 43002


def test_knows_no_other_media_id(emulator: RunningEmulator) -> None:
    assert emulator.call("media/get")["errcode"] == 41006
    assert emulator.call("media/get", media_id="unheard-of")["errcode"] == 40007
    lasting = uploading.picture(emulator)
    assert emulator.call("media/get", media_id=lasting)["errcode"] == 40007


def test_gives_pictures_for_articles_a_url(emulator: RunningEmulator) -> None:
    url = upload(emulator, "media/uploadimg", "a.jpg", JPG)["url"]
    assert fetch(url)[2] == JPG
    emulator.send(MEI, "在")
    image = {"touser": MEI, "msgtype": "image", "image": {"media_id": url.rpartition("/")[2]}}
    assert emulator.call("message/custom/send", image)["errcode"] == 40007
    assert emulator.call("material/get_materialcount")["image_count"] == 0


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [("a.gif", GIF, 40005), ("a.png", PNG + bytes(MEGABYTE), 40009), ("a.png", b"", 44001)],
)
def test_refuses_a_picture_for_articles(
    emulator: RunningEmulator, name: str, body: bytes, code: int
) -> None:
    assert upload(emulator, "media/uploadimg", name, body)["errcode"] == code


def test_makes_a_video_ready_for_mass_sends(emulator: RunningEmulator) -> None:
    media_id = upload(emulator, "media/upload", "a.mp4", MP4, type="video")["media_id"]
    body = {"media_id": media_id, "title": "t", "description": "d"}
    answer = emulator.call("media/uploadvideo", body)
    assert answer["type"] == "video"
    assert answer["media_id"] != media_id
    assert emulator.call("media/uploadvideo", {})["errcode"] == 41006
    wordless = emulator.call("media/uploadvideo", {"media_id": media_id})
    assert wordless["errcode"] == 40035
    picture = upload(emulator, "media/upload", "a.png", PNG, type="image")["media_id"]
    assert emulator.call("media/uploadvideo", {"media_id": picture})["errcode"] == 40007


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_works_with_wechatpy(emulator: RunningEmulator, tmp_path: Path) -> None:
    class Client(WeChatClient):  # type: ignore[misc]  # untyped
        API_BASE_URL = f"{emulator.address}/cgi-bin/"

    with warnings.catch_warnings(action="ignore"):
        client = Client(APP_ID, "", access_token=emulator.token())
    (tmp_path / "一.png").write_bytes(PNG)
    with (tmp_path / "一.png").open("rb") as file:
        media_id = client.media.upload("image", file)["media_id"]
    assert client.media.download(media_id).content == PNG
    with (tmp_path / "一.png").open("rb") as file:
        kept = client.material.add("image", file)
    assert client.material.get(kept["media_id"]).content == PNG
    assert client.material.batchget("image")["item_count"] == 1
    assert client.material.get_count()["image_count"] == 1
    assert client.material.delete(kept["media_id"])["errcode"] == 0
    client._http.close()
