"""A look at a mass send on one phone, before all have it."""

import pytest

from tests.emulator.drafting import article, draft
from tests.emulator.massing import body_of, counts, ended, massed, to_some
from tests.emulator.running import MEI, OU, STRANGER, Json, RunningEmulator
from tests.emulator.uploading import fetch, picture
from tests.emulator.webhook import Webhook

NAME = "admin_wxid"
SONG = {"title": "歌", "musicurl": "https://h5.example/a.mp3", "thumb_media_id": "sample-thumb"}


def preview(emulator: RunningEmulator, **fields: object) -> Json:
    return emulator.call("message/mass/preview", {**body_of("预览"), **fields})


def test_shows_it_to_one(emulator: RunningEmulator) -> None:
    assert preview(emulator, touser=OU) == {"errcode": 0, "errmsg": "ok"}
    assert [len(massed(emulator, openid)) for openid in (MEI, OU)] == [0, 1]


def test_a_name_wins(emulator: RunningEmulator) -> None:
    assert preview(emulator, touser=OU, towxname=NAME)["errcode"] == 0
    assert [len(massed(emulator, openid)) for openid in (MEI, OU)] == [1, 0]
    assert preview(emulator, touser=OU, towxname="微信号")["errcode"] == 40132


def test_leaves_the_draft(emulator: RunningEmulator) -> None:
    media_id = draft(emulator, article(picture(emulator)))
    part = {"media_id": media_id}
    assert preview(emulator, touser=MEI, msgtype="mpnews", mpnews=part)["errcode"] == 0
    assert "学而时习之" in fetch(massed(emulator, MEI)[0]["articles"][0]["url"])[2].decode()
    assert emulator.call("draft/get", part)["news_item"]


def test_costs_nobody_s_month(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(rate=0)
    for number in range(5):
        preview(emulator, touser=MEI, text={"content": f"第{number}题"})
    to_some(emulator)
    assert counts(ended(emulator, webhook)) == (2, 2, 2, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"msgtype": "image", "image": {"media_id": "sample-image"}}, 0),
        ({"msgtype": "image", "images": {"media_ids": ["sample-image"]}}, 40035),
        ({"msgtype": "image", "image": {"media_ids": ["sample-image"]}}, 41006),
        ({"msgtype": "music", "music": SONG}, 0),
        ({"msgtype": "music", "music": {**SONG, "thumb_media_id": "sample-voice"}}, 40007),
        ({"msgtype": "wxcard", "wxcard": {"card_id": "pCard"}}, 45113),
        ({"msgtype": "news", "news": {}}, 45162),
        ({"msgtype": "poem"}, 40008),
        ({"text": {"content": ""}}, 44004),
        ({"send_ignore_reprint": "yes"}, 40035),
    ],
)
def test_checks_the_content(emulator: RunningEmulator, fields: Json, code: int) -> None:
    assert preview(emulator, touser=MEI, **fields)["errcode"] == code


def test_refuses_whom_it_cannot_reach(emulator: RunningEmulator) -> None:
    assert preview(emulator)["errcode"] == 40003
    assert preview(emulator, touser=STRANGER)["errcode"] == 40003
    emulator.unfollow(MEI)
    assert preview(emulator, touser=MEI)["errcode"] == 43004
    emulator.act(OU, "block")
    assert preview(emulator, touser=OU)["errcode"] == 48002


def test_a_hundred_by_name_a_day(emulator: RunningEmulator) -> None:
    token = emulator.token()
    body = {**body_of("预览"), "towxname": NAME}
    path = "message/mass/preview"
    codes = [emulator.call(path, body, token=token)["errcode"] for _ in range(101)]
    assert codes == [0] * 100 + [45009]
    assert preview(emulator, touser=MEI)["errcode"] == 0
    emulator.clock(advance=24 * 3600)
    assert preview(emulator, towxname=NAME)["errcode"] == 0
