"""What a bot's answer puts on the member's phone."""

import json
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest

from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, echo, reply, text_reply

MENU = {
    "button": [
        {"type": "view", "name": "网页", "url": "https://h5.example/"},
        {"type": "click", "name": "今日", "key": "TODAY"},
        {"type": "scancode_waitmsg", "name": "扫", "key": "CHECKIN"},
    ]
}
SONG = {"Title": "歌", "Description": "一首", "MusicUrl": "https://h5.example/a.mp3"}
FILM = {"MediaId": "sample-video", "Title": "第一课", "Description": "三分钟"}


def cards(count: int) -> dict[str, object]:
    items = [{"Title": f"{n}", "Description": "d", "PicUrl": "p", "Url": "u"} for n in range(count)]
    return {"MsgType": "news", "ArticleCount": count, "Articles": {"item": items}}


def answers(fields: dict[str, object]) -> Any:
    return lambda push: Answer(reply(push.tree, fields))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"MsgType": "text", "Content": "一\n二"}, {"type": "text", "text": "一\n二"}),
        (
            {"MsgType": "image", "Image": {"MediaId": "sample-image"}},
            {"type": "image", "media_id": "sample-image"},
        ),
        (
            {"MsgType": "voice", "Voice": {"MediaId": "sample-voice"}},
            {"type": "voice", "media_id": "sample-voice"},
        ),
        (
            {"MsgType": "video", "Video": FILM},
            {"type": "video", "title": "第一课", "description": "三分钟"},
        ),
        (
            {"MsgType": "video", "Video": {"MediaId": "sample-video"}},
            {"type": "video", "media_id": "sample-video", "title": ""},
        ),
        (
            {"MsgType": "music", "Music": {**SONG, "ThumbMediaId": "sample-thumb"}},
            {"type": "music", "title": "歌", "url": SONG["MusicUrl"]},
        ),
        (
            cards(1),
            {
                "type": "news",
                "articles": [{"title": "0", "description": "d", "picurl": "p", "url": "u"}],
            },
        ),
    ],
)
def test_shows_each_type(
    emulator: RunningEmulator,
    webhook: Webhook,
    fields: dict[str, object],
    shown: dict[str, object],
) -> None:
    webhook.script = answers(fields)
    (entry,) = emulator.send(MEI, "今日")["shown"]
    assert (entry["from"], entry["via"]) == ("account", "reply")
    assert entry.items() >= shown.items()


@pytest.mark.parametrize(
    "fields",
    [
        {"MsgType": "image", "Image": {"MediaId": "sample-voice"}},
        {"MsgType": "voice", "Voice": {"MediaId": "sample-image"}},
        {"MsgType": "video", "Video": {"MediaId": "sample-image"}},
        {"MsgType": "music", "Music": {**SONG, "ThumbMediaId": "sample-video"}},
        {"MsgType": "music", "Music": SONG},
    ],
)
def test_refuses_a_file_of_another_kind(
    emulator: RunningEmulator, webhook: Webhook, fields: dict[str, object]
) -> None:
    webhook.script = answers(fields)
    assert emulator.send(MEI, "今日")["fault"] == "media"


def test_shows_no_gif(emulator: RunningEmulator, webhook: Webhook) -> None:
    gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
    media_id = upload(emulator, "a.gif", "image/gif", gif)
    webhook.script = answers({"MsgType": "image", "Image": {"MediaId": media_id}})
    assert emulator.send(MEI, "今日")["fault"] == "media"


def upload(emulator: RunningEmulator, name: str, content_type: str, body: bytes) -> str:
    head = f'Content-Disposition: form-data; name="media"; filename="{name}"'
    parts = f"--x\r\n{head}\r\nContent-Type: {content_type}\r\n\r\n".encode()
    path = f"/cgi-bin/media/upload?type=image&access_token={emulator.token()}"
    with closing(HTTPConnection(emulator.address.removeprefix("http://"), timeout=5)) as line:
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        line.request("POST", path, parts + body + b"\r\n--x--\r\n", headers)
        return str(json.load(line.getresponse())["media_id"])


@pytest.mark.parametrize("kind", ["transfer_customer_service", "transfer_biz_ai_ivr"])
def test_shows_nothing_of_what_is_handed_over(
    emulator: RunningEmulator, webhook: Webhook, kind: str
) -> None:
    webhook.script = answers({"MsgType": kind, "TransInfo": {"KfAccount": "ada@study"}})
    result = emulator.send(MEI, "有人吗")
    assert (result["fault"], result["shown"], result["reply"]["MsgType"]) == (None, [], kind)


@pytest.mark.parametrize("body", ["success", ""])
def test_shows_nothing_where_nothing_is_said(
    emulator: RunningEmulator, webhook: Webhook, body: str
) -> None:
    webhook.script = lambda push: Answer(body)
    result = emulator.send(MEI, "嗯")
    assert (result["fault"], result["shown"], result["reply"]) == (None, [], None)


@pytest.mark.parametrize("kind", ["text", "image", "voice", "video", "link", "location"])
def test_a_message_is_answered_by_one_card(
    emulator: RunningEmulator, webhook: Webhook, kind: str
) -> None:
    webhook.script = answers(cards(3))
    body = {"type": kind, "text": "今日"} if kind == "text" else {"type": kind}
    (entry,) = emulator.act(MEI, "send", body)["shown"]
    assert [card["title"] for card in entry["articles"]] == ["0"]


def test_an_event_is_answered_by_eight(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.call("menu/create", MENU)
    webhook.script = answers(cards(9))
    (entry,) = emulator.tap(MEI, menu=[1])["shown"]
    assert [card["title"] for card in entry["articles"]] == list("01234567")


def test_fewer_cards_than_are_counted_are_a_fault(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = answers(cards(1) | {"ArticleCount": 2})
    assert emulator.act(MEI, "scan", {"scene": "a"})["fault"] == "malformed"


def test_replies_to_what_may_be_replied_to(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.call("menu/create", MENU)
    webhook.script = echo
    for result in (
        emulator.act(MEI, "scan", {"scene": "a"}),
        emulator.act(MEI, "locate"),
        emulator.tap(MEI, menu=[1]),
        emulator.tap(MEI, menu=[2], scan="r301"),
    ):
        assert [entry["from"] for entry in result["shown"]] == ["account"]
    assert emulator.texts(MEI) == ["SCAN", "LOCATION", "CLICK", "scancode_waitmsg"]


@pytest.mark.parametrize("body", ["fine", "broken"])
def test_sees_no_answer_to_opening_a_page_or_leaving(
    emulator: RunningEmulator, webhook: Webhook, body: str
) -> None:
    def script(push: Push) -> Answer:
        return echo(push) if body == "fine" else Answer(body)

    emulator.call("menu/create", MENU)
    webhook.script = script
    fault = None if body == "fine" else "malformed"
    for result in (emulator.tap(MEI, menu=[0]), emulator.unfollow(MEI)):
        assert (result["tries"], result["fault"], result["shown"]) == (1, fault, [])
    assert {entry["from"] for entry in emulator.chat(MEI)} == {"member"}


def test_hears_nothing_once_blacklisted(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.call("menu/create", MENU)
    blacklist = {"openid_list": [MEI]}
    assert emulator.call("tags/members/batchblacklist", blacklist)["errcode"] == 0
    webhook.script = echo
    for result in (emulator.send(MEI, "有人吗"), emulator.tap(MEI, menu=[1])):
        assert (result["tries"], result["fault"], result["shown"]) == (0, None, [])
    assert [entry["from"] for entry in emulator.chat(MEI)] == ["member", "member"]
    assert emulator.send(OU, "在")["shown"]
    assert webhook.pushes.qsize() == emulator.state()["callbacks"] == 1


@pytest.mark.parametrize("status", [204, 302, 404, 502])
def test_tries_again_behind_another_status(
    emulator: RunningEmulator, webhook: Webhook, status: int
) -> None:
    webhook.script = lambda push: Answer("", status=status)
    result = emulator.send(MEI, "今日")
    assert (result["fault"], result["tries"], result["status"]) == ("status", 3, status)
    assert "故障" in result["shown"][0]["text"]


@pytest.mark.parametrize(
    "time", ["", "<CreateTime>now</CreateTime>", "<CreateTime>12345678901234</CreateTime>"]
)
def test_wants_a_time_in_whole_seconds(
    emulator: RunningEmulator, webhook: Webhook, time: str
) -> None:
    def script(push: Push) -> Answer:
        before, _, rest = text_reply(push.tree, "好").partition("<CreateTime>")
        return Answer(before + time + rest.partition("</CreateTime>")[2])

    webhook.script = script
    assert emulator.send(MEI, "今日")["fault"] == "malformed"


def test_needs_no_cdata(emulator: RunningEmulator, webhook: Webhook) -> None:
    def script(push: Push) -> Answer:
        bare = text_reply(push.tree, "a &lt;b&gt; &amp; c")
        return Answer(bare.replace("<![CDATA[", "").replace("]]>", ""))

    webhook.script = script
    assert emulator.send(MEI, "今日")["shown"][0]["text"] == "a <b> & c"


def test_waits_five_seconds_and_no_longer(webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(text_reply(push.tree, "来晚了"), seconds=5.3)
    with RunningEmulator(webhook.url, tries=1) as emulator:
        told = emulator.send(MEI, "在吗")
    assert told["fault"] == "timeout"
    assert 5_000 <= told["ms"] < 5_250
