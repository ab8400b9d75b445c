from collections.abc import Callable

import pytest

from bot.emulator.crypto import signature
from tests.emulator.running import MEI, TOKEN, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, reply, text_reply

Words = Callable[[dict[str, object]], str]


def said(words: str) -> Words:
    return lambda tree: text_reply(tree, words)


def media(tree: dict[str, object]) -> str:
    return reply(tree, {"MsgType": "image", "Image": {"MediaId": "unheard-of"}})


def other_account(tree: dict[str, object]) -> str:
    return text_reply({**tree, "ToUserName": "wx0000000000000001"}, "hi")


def news(tree: dict[str, object]) -> str:
    return reply(tree, {"MsgType": "news", "ArticleCount": 2, "Articles": {"item": [{}]}})


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (lambda tree: '{"errcode": 0}', "malformed"),
        (lambda tree: "ok", "malformed"),
        (lambda tree: "success\n", "malformed"),
        (lambda tree: f"hello {text_reply(tree, 'hi')}", "malformed"),
        (lambda tree: f"{text_reply(tree, 'hi')} bye", "malformed"),
        (lambda tree: f' <?xml version="1.0"?>{text_reply(tree, "hi")}', "malformed"),
        (lambda tree: f"\ufeff{text_reply(tree, 'hi')}", "malformed"),
        (lambda tree: text_reply(tree, "hi").replace("</xml>", ""), "malformed"),
        (lambda tree: reply(tree, {"MsgType": "poem", "Content": "hi"}), "malformed"),
        (lambda tree: reply(tree, {"MsgType": "image"}), "malformed"),
        (news, "malformed"),
        (said("字" * 683), "malformed"),
        (said(""), "empty"),
        (other_account, "addressee"),
        (media, "media"),
    ],
)
def test_shows_the_fault_notice(
    emulator: RunningEmulator, webhook: Webhook, body: Words, fault: str
) -> None:
    webhook.script = lambda push: Answer(body(push.tree))
    result = emulator.send(MEI, "今日")
    assert (result["fault"], result["tries"], result["status"]) == (fault, 1, 200)
    assert [entry["from"] for entry in result["shown"]] == ["platform"]
    assert "故障" in result["shown"][0]["text"]


@pytest.mark.parametrize(
    "body",
    [
        lambda tree: f" \n{text_reply(tree, 'hi')}\n",
        lambda tree: f'<?xml version="1.0" encoding="UTF-8"?>{text_reply(tree, "hi")}',
        lambda tree: text_reply(tree, "hi").replace("<CreateTime>", "<CreateTime>000"),
        said("字" * 682 + "ab"),
    ],
)
def test_shows_what_is_only_odd(emulator: RunningEmulator, webhook: Webhook, body: Words) -> None:
    webhook.script = lambda push: Answer(body(push.tree))
    assert emulator.send(MEI, "今日")["fault"] is None


def test_tries_three_times_with_one_body(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(seconds=0.5)
    result = emulator.send(MEI, "今日")
    assert (result["fault"], result["tries"], result["status"]) == ("timeout", 3, 0)
    pushes = [webhook.next_push() for _ in range(3)]
    assert len({push.body for push in pushes}) == 1
    assert len({push.query["nonce"] for push in pushes}) == 3
    for push in pushes:
        parts = (TOKEN, push.query["timestamp"], push.query["nonce"])
        assert push.query["signature"] == signature(*parts)


def test_stops_at_the_first_answer_in_time(emulator: RunningEmulator, webhook: Webhook) -> None:
    answers = iter([Answer(seconds=0.5), Answer(status=502), None])

    def late_then_broken_then_fine(push: Push) -> Answer:
        return next(answers) or Answer(text_reply(push.tree, "来了"))

    webhook.script = late_then_broken_then_fine
    result = emulator.send(MEI, "今日")
    assert (result["fault"], result["tries"], result["shown"][0]["text"]) == (None, 3, "来了")
    tries = emulator.get("callbacks")["callbacks"]
    assert [line["fault"] for line in tries] == ["timeout", "status", None]
    assert [line["try"] for line in tries] == [1, 2, 3]
    assert tries[2]["answer"].startswith("<xml>")


def test_names_a_bad_status(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(text_reply(push.tree, "hi"), status=500)
    result = emulator.send(MEI, "今日")
    assert (result["fault"], result["tries"], result["status"]) == ("status", 3, 500)
    assert result["reply"] is None


def test_names_a_bot_that_is_not_there() -> None:
    with RunningEmulator("http://127.0.0.1:9/wechat") as lonely:
        result = lonely.send(MEI, "有人吗")
    assert (result["fault"], result["tries"], result["status"]) == ("connection", 3, 0)
