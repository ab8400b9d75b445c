"""Customer-service messages: their types and their errors."""

from typing import Any

import pytest

from tests.emulator.running import MEI, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook

CARD = {"title": "今日", "description": "第一课", "url": "https://h5.example/", "picurl": ""}
MENU = {
    "head_content": "选一个:",
    "list": [{"id": "1", "content": "明白"}, {"id": 2, "content": "再讲一遍"}],
    "tail_content": "也可直接回复",
}


def post(emulator: RunningEmulator, msgtype: str, part: object, to: str = MEI) -> dict[str, Any]:
    body = {"touser": to, "msgtype": msgtype, msgtype: part}
    return emulator.call("message/custom/send", body)


@pytest.mark.parametrize(
    ("msgtype", "part", "shown"),
    [
        ("text", {"content": "你好"}, {"text": "你好"}),
        ("image", {"media_id": "sample-image"}, {"media_id": "sample-image"}),
        ("news", {"articles": [CARD]}, {"articles": [CARD]}),
        ("msgmenu", MENU, {"head": "选一个:", "tail": "也可直接回复"}),
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
        ("text", "words", 40035),
        ("image", {"media_id": "unheard-of"}, 40007),
        ("image", {}, 41006),
        ("news", {"articles": []}, 44003),
        ("news", {"articles": [CARD, CARD]}, 45008),
        ("poem", {"content": "床前"}, 40008),
    ],
)
def test_refuses_bad_content(
    emulator: RunningEmulator, msgtype: str, part: object, code: int
) -> None:
    emulator.send(MEI, "在")
    assert post(emulator, msgtype, part)["errcode"] == code


def test_takes_2048_bytes(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    assert post(emulator, "text", {"content": "字" * 682 + "ab"})["errcode"] == 0


def test_refuses_whom_it_never_saw(emulator: RunningEmulator) -> None:
    answer = post(emulator, "text", {"content": "你好"}, STRANGER)
    assert answer["errcode"] == 40003
    assert answer["errmsg"].startswith("invalid openid rid: ")


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
