"""Template messages: who gets them, what they look like, what the receipt says."""

from typing import Any

import pytest

from bot.emulator.errors import PlatformError
from bot.emulator.kept.quotas import Quotas
from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.templates import DATA, LESSON, PROGRAM, add, send, wechatpy_client
from tests.emulator.webhook import Webhook

LEGACY = "{{first.DATA}}\n课程：{{keyword1.DATA}}\n时间：{{keyword2.DATA}}\n{{remark.DATA}}"


def value(words: str) -> dict[str, str]:
    return {"value": words}


def receipt(webhook: Webhook, msg_id: int) -> dict[str, object]:
    """The one for this message; an earlier test's may still be on its way."""
    while True:
        told = webhook.next_push().tree
        if told.get("MsgID") == str(msg_id):
            return told


def test_shows_it_on_the_phone(emulator: RunningEmulator) -> None:
    add(emulator)
    answer = send(emulator, url="https://h5.example/x")
    assert (answer["errcode"], answer["errmsg"]) == (0, "ok")
    assert answer["msgid"] > 2**53
    entry = emulator.chat(MEI)[-1]
    assert (entry["from"], entry["via"], entry["type"]) == ("account", "template", "template")
    assert (entry["title"], entry["url"]) == ("课程提醒", "https://h5.example/x")
    assert entry["fields"] == [
        {"name": "课程", "value": "今日词汇"},
        {"name": "时间", "value": "2026年11月24日 08:00"},
    ]
    assert emulator.received("今日词汇")["total"] == 1


def test_tells_of_its_success(emulator: RunningEmulator, webhook: Webhook) -> None:
    add(emulator)
    msg_id = send(emulator)["msgid"]
    told = receipt(webhook, msg_id)
    assert (told["Event"], told["FromUserName"]) == ("TEMPLATESENDJOBFINISH", MEI)
    assert told["Status"] == "success"


def test_tells_of_a_block(emulator: RunningEmulator, webhook: Webhook) -> None:
    add(emulator)
    emulator.act(MEI, "block")
    assert receipt(webhook, send(emulator)["msgid"])["Status"] == "failed:user block"
    assert emulator.chat(MEI) == []


def test_opens_a_mini_program_first(emulator: RunningEmulator) -> None:
    add(emulator)
    send(emulator, url="https://h5.example/", miniprogram=PROGRAM)
    entry = emulator.chat(MEI)[-1]
    assert (entry["miniprogram"], entry["url"]) == (PROGRAM, "https://h5.example/")
    assert list(entry).index("miniprogram") < list(entry).index("url")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"touser": None}, 40003),
        ({"touser": STRANGER}, 40003),
        ({"template_id": None}, 40036),
        ({"template_id": ""}, 40036),
        ({"template_id": "t" * 65}, 40036),
        ({"template_id": "unheard-of"}, 40037),
        ({"url": "https://h5.example/" + "x" * 1_006}, 40039),
        ({"url": 7}, 47001),
        ({"miniprogram": "pages/index"}, 47001),
        ({"miniprogram": {"pagepath": "index"}}, 40013),
        ({"client_msg_id": 7}, 47001),
        ({"data": {**DATA, "thing1": value("快来秒杀")}}, 40249),
        ({"data": {**DATA, "thing1": value("长" * 21)}}, 47003),
    ],
)
def test_refuses_a_bad_message(
    emulator: RunningEmulator, changed: dict[str, Any], code: int
) -> None:
    add(emulator)
    assert send(emulator, **changed)["errcode"] == code
    assert emulator.chat(MEI) == []


def test_takes_a_url_of_1024_bytes(emulator: RunningEmulator) -> None:
    add(emulator)
    assert send(emulator, url="https://h5.example/" + "x" * 1_005)["errcode"] == 0


def test_refuses_a_notice_template(emulator: RunningEmulator) -> None:
    add(emulator, kind="subscribe")
    assert send(emulator)["errcode"] == 40037


def test_refuses_a_restricted_template(emulator: RunningEmulator) -> None:
    add(emulator, restricted=True)
    assert send(emulator)["errcode"] == 43116


def test_refuses_who_left(emulator: RunningEmulator) -> None:
    add(emulator)
    emulator.unfollow(MEI)
    assert send(emulator)["errcode"] == 43004


def test_sends_a_client_msg_id_once_in_ten_minutes(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    add(emulator)
    first = send(emulator, client_msg_id="u7-20261124")
    emulator.clock(advance=599)
    assert send(emulator, client_msg_id="u7-20261124") == first
    assert len(emulator.chat(MEI)) == 1
    assert send(emulator, client_msg_id="u7-20261124", touser=OU)["msgid"] != first["msgid"]
    emulator.clock(advance=1)
    assert send(emulator, client_msg_id="u7-20261124")["msgid"] != first["msgid"]
    assert len(emulator.chat(MEI)) == 2


def test_sends_so_many_a_day_to_one_member(emulator: RunningEmulator) -> None:
    add(emulator)
    emulator.put("switches", {"template_frequency": 2})
    assert [send(emulator)["errcode"] for _ in range(3)] == [0, 0, 43117]
    assert send(emulator, touser=OU)["errcode"] == 0
    emulator.clock(advance=24 * 3600)
    assert send(emulator)["errcode"] == 0


def test_tells_of_too_many_in_the_receipt(emulator: RunningEmulator, webhook: Webhook) -> None:
    add(emulator)
    emulator.put("switches", {"template_frequency": 1, "template_frequency_in_receipt": True})
    first = send(emulator)["msgid"]
    assert receipt(webhook, first)["Status"] == "success"
    second = send(emulator)["msgid"]  # not before: two receipts come in any order
    assert receipt(webhook, second)["Status"] == "failed:freq limit"
    assert len(emulator.chat(MEI)) == 1


def test_folds_legacy_values(emulator: RunningEmulator) -> None:
    add(emulator, content=LEGACY)
    long = value("第" * 21)
    data = {"first": value("亲"), "keyword1": long, "keyword2": value("八点\n整"), "remark": long}
    assert send(emulator, data=data)["errcode"] == 0
    assert emulator.chat(MEI)[-1]["fields"] == [
        {"name": "课程", "value": "第" * 20 + "…"},
        {"name": "时间", "value": "八点"},
    ]
    assert send(emulator, data={"keyword1": value("第" * 20)})["errcode"] == 0
    assert emulator.chat(MEI)[-1]["fields"][0]["value"] == "第" * 20
    assert send(emulator, data=None)["errcode"] == 47001


def test_ends_at_100_000_a_day(emulator: RunningEmulator) -> None:
    add(emulator)
    send(emulator)
    path = "/cgi-bin/message/template/send"
    counted = emulator.state()["quotas"][path]
    assert counted.items() >= {"limit": 100_000, "used": 1}.items()
    quotas = Quotas()
    for _ in range(100_000):
        quotas.spend(path, now=0)
    with pytest.raises(PlatformError) as refused:
        quotas.spend(path, now=0)
    assert refused.value.code == 45009


@pytest.mark.parametrize(("account", "verified"), [("subscription", True), ("service", False)])
def test_is_for_verified_service_accounts(webhook: Webhook, account: str, verified: bool) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        add(emulator)
        assert send(emulator)["errcode"] == 48001
        assert emulator.call("template/get_all_private_template")["errcode"] == 48001


def test_survives_a_restart(webhook: Webhook, tmp_path: Any) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        add(emulator)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert send(emulator)["errcode"] == 0


def test_serves_wechatpy(emulator: RunningEmulator) -> None:
    add(emulator)
    message = wechatpy_client(emulator).message
    assert message.send_template(MEI, LESSON, DATA, url="https://h5.example/")["errcode"] == 0
    assert emulator.chat(MEI)[-1]["title"] == "课程提醒"
