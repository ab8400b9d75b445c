"""Subscribe notices: one for each consent, and the consents themselves."""

import pytest

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.templates import DATA, LESSON, PROGRAM, Json, add, notify, wechatpy_client
from tests.emulator.webhook import Webhook


@pytest.fixture
def emulator(emulator: RunningEmulator) -> RunningEmulator:
    """With one template for notices, to which nobody has agreed yet."""
    add(emulator, kind="subscribe")
    return emulator


def consent(emulator: RunningEmulator, openid: str = MEI, **body: object) -> Json:
    return emulator.act(openid, "consent", {"template_id": LESSON, "accept": True, **body})


def left(emulator: RunningEmulator, openid: str = MEI) -> int:
    return int(emulator.member(openid)["consents"].get(LESSON, 0))


def told(webhook: Webhook, event: str) -> Json:
    """What the next such event tells; an earlier test's result may still be on its way."""
    tree: Json = {}
    while tree.get("Event") != event:
        tree = webhook.next_push().tree
    listed: Json = next(part for name, part in tree.items() if name.startswith("SubscribeMsg"))
    return listed


def test_spends_a_consent(emulator: RunningEmulator) -> None:
    consent(emulator)
    assert notify(emulator, page="https://h5.example/x") == {"errcode": 0, "errmsg": "ok"}
    entry = emulator.chat(MEI)[-1]
    assert (entry["from"], entry["via"], entry["type"]) == ("account", "subscribe", "subscribe")
    assert (entry["title"], entry["url"]) == ("课程提醒", "https://h5.example/x")
    assert entry["fields"][0] == {"name": "课程", "value": "今日词汇"}
    assert "inbox" not in entry
    assert notify(emulator)["errcode"] == 43101
    assert left(emulator) == 0


def test_consents_add_up_without_an_end(emulator: RunningEmulator) -> None:
    consent(emulator)
    consent(emulator, times=2)
    assert left(emulator) == 3
    emulator.clock(advance=400 * 24 * 3600)
    assert [notify(emulator)["errcode"] for _ in range(4)] == [0, 0, 0, 43101]


def test_a_long_term_consent_stays(emulator: RunningEmulator) -> None:
    add(emulator, kind="subscribe", type=3)
    consent(emulator, times=2)
    assert [notify(emulator)["errcode"] for _ in range(3)] == [0, 0, 0]
    consent(emulator, accept=False)
    assert notify(emulator)["errcode"] == 43101


def test_tells_of_the_result(emulator: RunningEmulator, webhook: Webhook) -> None:
    consent(emulator)
    told(webhook, "subscribe_msg_popup_event")
    notify(emulator)
    result = told(webhook, "subscribe_msg_sent_event")["List"]
    assert int(result.pop("MsgID")) > 2**53
    assert result == {"TemplateId": LESSON, "ErrorCode": "0", "ErrorStatus": "success"}


def test_reaches_who_does_not_follow(emulator: RunningEmulator) -> None:
    consent(emulator, STRANGER)
    assert notify(emulator, touser=STRANGER)["errcode"] == 0
    assert emulator.chat(STRANGER)[-1]["inbox"] == "服务通知"


def test_is_for_the_one_who_agreed(emulator: RunningEmulator) -> None:
    consent(emulator, OU)
    assert notify(emulator)["errcode"] == 43101


def test_reaches_nobody_who_blocks(emulator: RunningEmulator) -> None:
    consent(emulator)
    emulator.act(MEI, "block")
    assert notify(emulator)["errcode"] == 43101
    emulator.act(MEI, "unblock")
    assert notify(emulator)["errcode"] == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"touser": None}, 40003),
        ({"touser": "nobody"}, 40003),
        ({"template_id": None}, 40036),
        ({"template_id": "unheard-of"}, 40037),
        ({"data": {**DATA, "thing1": {"value": "长" * 21}}}, 47003),
        ({"data": None}, 47003),
        ({"page": "h5.example / x"}, 41030),
        ({"page": "ftp://h5.example/"}, 41030),
        ({"page": "https://h5.example/" + "x" * 1_006}, 41030),
        ({"page": 7}, 41030),
        ({"miniprogram": {"pagepath": "p"}}, 40013),
        ({"miniprogram_state": "final"}, 40035),
        ({"lang": "fr_FR"}, 40035),
    ],
)
def test_refuses_a_bad_notice(emulator: RunningEmulator, changed: Json, code: int) -> None:
    consent(emulator)
    assert notify(emulator, **changed)["errcode"] == code
    assert left(emulator) == 1, "a refusal costs no consent"


@pytest.mark.parametrize(
    "changed",
    [
        {"page": "https://h5.example/x?a=1"},
        {"page": "pages/index/index?x=1"},
        {"page": "/pages/index"},
        {"miniprogram": PROGRAM},
        {"page": "https://h5.example/", "miniprogram": PROGRAM},
        {"miniprogram_state": "formal", "lang": "zh_CN"},
    ],
)
def test_leads_to_a_site_or_a_mini_program(emulator: RunningEmulator, changed: Json) -> None:
    consent(emulator)
    assert notify(emulator, **changed)["errcode"] == 0


def test_refuses_a_template_of_messages(emulator: RunningEmulator) -> None:
    add(emulator, "message")
    assert notify(emulator, template_id="message")["errcode"] == 40037


def test_tells_of_each_answer_in_a_pop_up(emulator: RunningEmulator, webhook: Webhook) -> None:
    add(emulator, "quiz", kind="subscribe")
    answers = [{"template_id": LESSON, "accept": True}, {"template_id": "quiz", "accept": False}]
    outcome = emulator.act(MEI, "consent", {"templates": answers, "scene": 2})
    assert outcome["tries"] == 1
    assert told(webhook, "subscribe_msg_popup_event")["List"] == [
        {"TemplateId": LESSON, "SubscribeStatusString": "accept", "PopupScene": "2"},
        {"TemplateId": "quiz", "SubscribeStatusString": "reject", "PopupScene": "2"},
    ]
    assert emulator.member(MEI)["consents"] == {LESSON: 1}


def test_a_refusal_leaves_what_was_agreed(emulator: RunningEmulator, webhook: Webhook) -> None:
    consent(emulator)
    consent(emulator, accept=False)
    assert left(emulator) == 1


def test_switching_off_leaves_nothing(emulator: RunningEmulator, webhook: Webhook) -> None:
    consent(emulator, times=3)
    for _ in range(3):
        told(webhook, "subscribe_msg_popup_event")
    consent(emulator, accept=False, settings=True)
    off = told(webhook, "subscribe_msg_change_event")["List"]
    assert off == {"TemplateId": LESSON, "SubscribeStatusString": "reject"}
    assert notify(emulator)["errcode"] == 43101


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"template_id": "unheard-of"}', 404),
        (b"{}", 404),
        (b'{"templates": []}', 400),
        (b'{"templates": ["lesson"]}', 400),
        (b'{"template_id": "lesson", "accept": "yes"}', 400),
        (b'{"template_id": "lesson", "scene": 3}', 400),
        (b'{"template_id": "lesson", "times": 0}', 400),
        (b'{"template_id": "lesson", "times": 101}', 400),
        (b'{"template_id": "lesson", "settings": true, "accept": true}', 400),
    ],
)
def test_refuses_what_no_pop_up_does(emulator: RunningEmulator, body: bytes, status: int) -> None:
    assert emulator.refusal(f"members/{MEI}/consent", body)[0] == status
    assert left(emulator) == 0


@pytest.mark.parametrize(("account", "verified"), [("subscription", True), ("service", False)])
def test_is_for_verified_service_accounts(webhook: Webhook, account: str, verified: bool) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        add(emulator, kind="subscribe")
        assert notify(emulator)["errcode"] == 48001
        body = b'{"template_id": "lesson"}'
        assert emulator.refusal(f"members/{MEI}/consent", body)[0] == 409


def test_serves_wechatpy(emulator: RunningEmulator) -> None:
    consent(emulator)
    message = wechatpy_client(emulator).message
    assert message.send_subscribe_message(MEI, LESSON, DATA, PROGRAM, "index")["errcode"] == 0
    assert emulator.chat(MEI)[-1]["miniprogram"] == PROGRAM
