import pytest

from bot.emulator.people import contents, received
from bot.emulator.people.received import Received
from tests.emulator.running import MEI, OU, SOL, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook, echo


def counts(emulator: RunningEmulator, text: str) -> tuple[int, ...]:
    answer = emulator.received(text)
    return tuple(answer[name] for name in ("total", "members", "most_for_one", "missing"))


def test_counts_what_each_member_has(emulator: RunningEmulator, webhook: Webhook) -> None:
    token = emulator.token()
    for openid in (MEI, OU):
        emulator.send(openid, "今日一题")  # a member's own words are not received
        emulator.custom(openid, "第一课：见", token)
    emulator.custom(MEI, "第一课：见", token)
    emulator.custom(MEI, "第二课：知", token)
    assert counts(emulator, "第一课") == (3, 2, 2, 1)
    assert counts(emulator, "课") == (4, 2, 3, 1)
    assert counts(emulator, "今日一题") == (0, 0, 0, 3)
    webhook.script = echo
    emulator.send(SOL, "第一课是什么")
    assert counts(emulator, "第一课") == (4, 3, 2, 0)


def test_misses_followers_only(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    emulator.custom(MEI, "第一课")
    emulator.unfollow(MEI)
    emulator.follow(STRANGER)
    assert counts(emulator, "第一课") == (1, 1, 1, 3)


def test_finds_words_on_cards(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    card = {"title": "第一课", "description": "见", "url": "https://h5.example/1"}
    body = {"touser": MEI, "msgtype": "news", "news": {"articles": [card]}}
    emulator.call("message/custom/send", body)
    assert counts(emulator, "h5.example/1")[0] == 1
    assert counts(emulator, "news")[0] == 0


def test_wants_a_text(emulator: RunningEmulator) -> None:
    assert emulator.get("received") == {"error": "received wants ?containing=…"}


def test_forgets_the_oldest_wording_past_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "RECEIVED_KEPT", 3)
    log = Received()
    for openid in (MEI, OU, SOL):
        log.note(openid, contents.text("第一课"))
    log.note(MEI, contents.text("第二课"))
    assert (log.holding("课"), log.forgotten) == ({MEI: 1}, 3)
