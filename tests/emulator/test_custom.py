"""Customer-service messages: their types and their errors."""

from typing import Any

import pytest

from tests.emulator.drafting import article, draft
from tests.emulator.running import MEI, STRANGER, RunningEmulator
from tests.emulator.test_publish import published
from tests.emulator.uploading import AMR, JPG, MP4, fetch, picture, upload
from tests.emulator.webhook import Webhook

CARD = {"title": "今日", "description": "第一课", "url": "https://h5.example/", "picurl": ""}
MENU = {
    "head_content": "选一个:",
    "list": [{"id": "1", "content": "明白"}, {"id": 2, "content": "再讲一遍"}],
    "tail_content": "也可直接回复",
}
CHOICE = {"id": "1", "content": "明白"}
SONG = {"title": "歌", "musicurl": "https://h5.example/a.mp3", "thumb_media_id": "sample-thumb"}
PROGRAM = {
    "title": "课",
    "appid": "wx00000000000000ab",
    "pagepath": "pages/a",
    "thumb_media_id": "sample-image",
}
LINK = '<a href="https://h5.example/" data-miniprogram-appid="{}" data-miniprogram-path="a">课</a>'


def post(emulator: RunningEmulator, msgtype: str, part: object, to: str = MEI) -> dict[str, Any]:
    body = {"touser": to, "msgtype": msgtype, msgtype: part}
    return emulator.call("message/custom/send", body)


@pytest.mark.parametrize(
    ("msgtype", "part", "shown"),
    [
        ("text", {"content": "你好"}, {"text": "你好"}),
        ("text", {"content": LINK.format("wx00000000000000ab")}, {}),
        ("image", {"media_id": "sample-image"}, {"media_id": "sample-image"}),
        ("voice", {"media_id": "sample-voice"}, {"media_id": "sample-voice"}),
        ("video", {"media_id": "sample-video", "title": "课"}, {"title": "课"}),
        ("video", {"media_id": "sample-video", "thumb_media_id": "sample-thumb"}, {}),
        ("music", SONG, {"title": "歌", "url": "https://h5.example/a.mp3"}),
        ("news", {"articles": [CARD]}, {"articles": [CARD]}),
        ("msgmenu", MENU, {"head": "选一个:", "tail": "也可直接回复"}),
        ("wxcard", {"card_id": "pCard"}, {"card_id": "pCard"}),
        ("miniprogrampage", PROGRAM, {"title": "课", "pagepath": "pages/a"}),
    ],
)
def test_shows_each_type(
    emulator: RunningEmulator, msgtype: str, part: object, shown: dict[str, object]
) -> None:
    emulator.send(MEI, "在")
    assert post(emulator, msgtype, part) == {"errcode": 0, "errmsg": "ok"}
    entry = emulator.chat(MEI)[-1]
    assert (entry["from"], entry["via"], entry["type"]) == ("account", "custom", msgtype)
    assert entry.items() >= shown.items()


@pytest.mark.parametrize(
    ("msgtype", "part", "code"),
    [
        ("text", {"content": "字" * 683}, 45002),
        ("text", {"content": ""}, 44004),
        ("text", {"content": 5}, 40035),
        ("text", "words", 40035),
        ("text", {"content": LINK.format("mine")}, 45086),
        ("image", {"media_id": "unheard-of"}, 40007),
        ("image", {"media_id": "sample-voice"}, 40007),
        ("image", {}, 41006),
        ("voice", {"media_id": "sample-image"}, 40007),
        ("video", {"media_id": "sample-image"}, 40007),
        ("video", {"media_id": "sample-video", "thumb_media_id": "sample-video"}, 40007),
        ("music", {**SONG, "thumb_media_id": ""}, 41006),
        ("news", {"articles": []}, 44003),
        ("news", {"articles": [CARD, CARD]}, 45008),
        ("news", {"articles": ["card"]}, 40035),
        ("mpnews", {}, 41006),
        ("mpnews", {"media_id": "sample-image"}, 40007),
        ("mpnewsarticle", {"article_id": "unheard-of"}, 53600),
        ("msgmenu", {**MENU, "list": []}, 40035),
        ("msgmenu", {**MENU, "list": ["明白"]}, 40035),
        ("msgmenu", {**MENU, "list": [CHOICE] * 11}, 45098),
        ("msgmenu", {**MENU, "list": [{"id": "1", "content": "字" * 43}]}, 45099),
        ("msgmenu", {**MENU, "list": [{"id": "1"}]}, 44004),
        ("msgmenu", {**MENU, "head_content": "字" * 342}, 45002),
        ("wxcard", {}, 40035),
        ("miniprogrampage", {**PROGRAM, "appid": "mine"}, 40013),
        ("miniprogrampage", {**PROGRAM, "thumb_media_id": "sample-voice"}, 40007),
        ("poem", {"content": "床前"}, 40008),
    ],
)
def test_refuses_bad_content(
    emulator: RunningEmulator, msgtype: str, part: object, code: int
) -> None:
    emulator.send(MEI, "在")
    assert post(emulator, msgtype, part)["errcode"] == code
    assert emulator.member(MEI)["windows"]["message"]["left"] == 5


def test_takes_as_much_as_is_allowed(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    assert post(emulator, "text", {"content": "字" * 682 + "ab"})["errcode"] == 0
    longest = {"id": "1", "content": "字" * 42 + "ab"}
    assert post(emulator, "msgmenu", {**MENU, "list": [longest] * 10})["errcode"] == 0


def test_takes_what_was_uploaded(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    uploaded = {
        kind: upload(emulator, "media/upload", name, body, type=kind)["media_id"]
        for kind, name, body in (("voice", "a.amr", AMR), ("video", "a.mp4", MP4))
    }
    thumb = upload(emulator, "media/upload", "a.jpg", JPG, type="thumb")["thumb_media_id"]
    assert post(emulator, "voice", {"media_id": uploaded["voice"]})["errcode"] == 0
    film = {"media_id": uploaded["video"], "thumb_media_id": thumb}
    assert post(emulator, "video", film)["errcode"] == 0
    emulator.clock(advance=3 * 24 * 3600)
    emulator.send(MEI, "在")
    assert post(emulator, "voice", {"media_id": uploaded["voice"]})["errcode"] == 40007


def test_shows_articles(emulator: RunningEmulator, webhook: Webhook) -> None:
    article_id = published(emulator, webhook, 2)["article_id"]
    drafted = draft(emulator, article(picture(emulator), title="旧课"))
    emulator.send(MEI, "在")
    assert post(emulator, "mpnewsarticle", {"article_id": article_id})["errcode"] == 0
    assert post(emulator, "mpnews", {"media_id": drafted})["errcode"] == 0
    new, old = emulator.chat(MEI)[-2:]
    assert [card["title"] for card in new["articles"]] == ["第1课", "第2课"]
    assert old["articles"][0]["title"] == "旧课"
    for card in (*new["articles"], *old["articles"]):
        assert "学而时习之" in fetch(card["url"])[2].decode()


def test_refuses_whom_it_never_saw(emulator: RunningEmulator) -> None:
    answer = post(emulator, "text", {"content": "你好"}, STRANGER)
    assert answer["errcode"] == 40003
    assert answer["errmsg"].startswith("invalid openid rid: ")
    assert emulator.call("message/custom/send", {"msgtype": "text"})["errcode"] == 40003


def test_refuses_who_is_on_the_blacklist(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    emulator.call("tags/members/batchblacklist", {"openid_list": [MEI]})
    assert emulator.custom(MEI, "你好") == 43019


def test_refuses_a_body_that_is_no_json(emulator: RunningEmulator) -> None:
    assert emulator.call("message/custom/send", "text")["errcode"] == 47001
    assert emulator.call("message/custom/send")["errcode"] == 43002


@pytest.mark.parametrize(
    ("account", "verified", "code"),
    [("subscription", False, 48001), ("service", False, 48001), ("subscription", True, 0)],
)
def test_depends_on_the_account(webhook: Webhook, account: str, verified: bool, code: int) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        emulator.send(MEI, "在")
        assert emulator.custom(MEI, "你好") == code
        assert emulator.call("user/get").get("errcode", 0) == code
        assert emulator.call("getcallbackip")["ip_list"]
        assert emulator.refusal(f"members/{MEI}/locate", b"{}")[0] == 409
