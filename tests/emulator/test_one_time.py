"""One-time subscribe messages: the page that asks, and the one message after it."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.emulator.running import APP_ID, MEI, OU, STRANGER, RunningEmulator
from tests.emulator.templates import PROGRAM, Json, page, wechatpy_client
from tests.emulator.webhook import Webhook

SITE = "https://h5.example/back?from=menu"
CONTENT = {"content": {"value": "今日词汇", "color": "#000000"}}


def template_id(emulator: RunningEmulator) -> str:
    """The one that every account has."""
    found = emulator.get("templates")["templates"]
    return str(next(one["template_id"] for one in found if one["kind"] == "one-time"))


def address(emulator: RunningEmulator, **changed: object) -> str:
    asked = {
        "action": "get_confirm",
        "appid": APP_ID,
        "scene": 1000,
        "template_id": template_id(emulator),
        "redirect_url": SITE,
        "reserved": "r7",
        "emulated_member": MEI,
        **changed,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    return f"/mp/subscribemsg?{urlencode(given)}"


def agree(emulator: RunningEmulator, **changed: object) -> None:
    assert page(emulator, address(emulator, emulated_answer="confirm", **changed))[0] == 302


def send(emulator: RunningEmulator, **changed: object) -> Json:
    usual = {"touser": MEI, "template_id": template_id(emulator), "scene": "1000"}
    body = {**usual, "title": "每日一题", "data": CONTENT, **changed}
    return emulator.call("message/template/subscribe", body)


def test_asks_and_leads_back(emulator: RunningEmulator) -> None:
    status, shown, _ = page(emulator, address(emulator))
    assert status == 200
    links = [unescape(link) for link in re.findall('href="([^"]+)"', shown)]
    for link, action in zip(links, ("confirm", "cancel"), strict=True):
        status, _, leads = page(emulator, f"/mp/subscribemsg{link}")
        assert (status, leads.partition("?")[0]) == (302, "https://h5.example/back")
        assert dict(parse_qsl(urlsplit(leads).query)) == {
            "from": "menu",
            "openid": MEI,
            "template_id": template_id(emulator),
            "action": action,
            "scene": "1000",
            "reserved": "r7",
        }
    assert send(emulator)["errcode"] == 0


def test_cancelling_agrees_to_nothing(emulator: RunningEmulator) -> None:
    assert page(emulator, address(emulator, emulated_answer="cancel"))[0] == 302
    assert send(emulator)["errcode"] == 43101


def test_no_site_answers_for_the_member(emulator: RunningEmulator) -> None:
    forged = address(emulator, emulated_answer="confirm", emulated_view=1, emulated_seal="x")
    assert page(emulator, forged)[0] == 200
    assert send(emulator)["errcode"] == 43101
    shown = page(emulator, address(emulator, emulated_view=1))[1]
    link = unescape(re.findall('href="([^"]+)"', shown)[0])
    assert page(emulator, f"/mp/subscribemsg{link}&emulated_view=1")[0] == 302
    assert send(emulator)["errcode"] == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"action": None},
        {"appid": "wx0"},
        {"scene": None},
        {"scene": -1},
        {"scene": 10_001},
        {"scene": "x"},
        {"template_id": "unheard-of"},
        {"redirect_url": None},
        {"redirect_url": "ftp://h5.example/"},
        {"redirect_url": "http://[x/"},
        {"emulated_member": None},
        {"emulated_member": "nobody"},
    ],
)
def test_shows_what_is_wrong(emulator: RunningEmulator, changed: Json) -> None:
    status, shown, _ = page(emulator, address(emulator, emulated_answer="confirm", **changed))
    assert (status, "href" in shown) == (200, False)
    assert send(emulator)["errcode"] == 43101


@pytest.mark.parametrize("scene", [0, 10_000])
def test_takes_the_scenes_at_the_ends(emulator: RunningEmulator, scene: int) -> None:
    agree(emulator, scene=scene)
    assert send(emulator, scene=scene)["errcode"] == 0


def test_consents_of_a_scene_do_not_add_up(emulator: RunningEmulator) -> None:
    agree(emulator)
    agree(emulator)
    agree(emulator, scene=7)
    assert list(emulator.member(MEI)["consents"].values()) == [1, 1]
    emulator.clock(advance=400 * 24 * 3600)
    assert [send(emulator)["errcode"] for _ in range(2)] == [0, 43101]
    assert send(emulator, scene=7)["errcode"] == 0
    assert send(emulator, touser=OU)["errcode"] == 43101


def test_shows_it_on_the_phone(emulator: RunningEmulator) -> None:
    agree(emulator)
    send(emulator, url="https://h5.example/x", miniprogram=PROGRAM)
    entry = emulator.chat(MEI)[-1]
    assert (entry["via"], entry["type"], entry["title"]) == ("subscribe", "subscribe", "每日一题")
    assert entry["fields"] == [{"name": "", "value": "今日词汇"}]
    assert (entry["url"], entry["miniprogram"]) == ("https://h5.example/x", PROGRAM)


def test_reaches_who_does_not_follow(emulator: RunningEmulator) -> None:
    agree(emulator, emulated_member=STRANGER)
    assert send(emulator, touser=STRANGER)["errcode"] == 0
    assert emulator.chat(STRANGER)[-1]["inbox"] == "服务通知"
    assert emulator.member(STRANGER)["follows"] is False


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"touser": "nobody"}, 40003),
        ({"template_id": ""}, 40036),
        ({"template_id": "unheard-of"}, 40037),
        ({"scene": "10001"}, 40035),
        ({"scene": None}, 40035),
        ({"title": ""}, 40062),
        ({"title": "题" * 16}, 40062),
        ({"data": None}, 47001),
        ({"data": {}}, 47001),
        ({"data": {"content": {"value": ""}}}, 47003),
        ({"data": {"content": {"value": "字" * 201}}}, 47003),
        ({"url": "https://h5.example/" + "x" * 1_006}, 40039),
        ({"miniprogram": {"pagepath": "p"}}, 40013),
        ({"scene": "7"}, 43101),
    ],
)
def test_refuses_a_bad_message(emulator: RunningEmulator, changed: Json, code: int) -> None:
    agree(emulator)
    assert send(emulator, **changed)["errcode"] == code
    assert send(emulator)["errcode"] == 0, "a refusal costs no consent"


def test_takes_the_longest(emulator: RunningEmulator) -> None:
    agree(emulator)
    longest = {"content": {"value": "字" * 200}}
    assert send(emulator, title="题" * 15, data=longest)["errcode"] == 0


def test_reaches_nobody_who_blocks(emulator: RunningEmulator) -> None:
    agree(emulator)
    emulator.act(MEI, "block")
    assert send(emulator)["errcode"] == 43101


@pytest.mark.parametrize(
    ("account", "verified", "code"), [("subscription", True, 0), ("service", False, 48001)]
)
def test_depends_on_the_account(webhook: Webhook, account: str, verified: bool, code: int) -> None:
    with RunningEmulator(webhook.url, account=account, verified=verified) as emulator:
        page(emulator, address(emulator, emulated_answer="confirm"))
        assert send(emulator)["errcode"] == code


def test_serves_wechatpy(emulator: RunningEmulator) -> None:
    message = wechatpy_client(emulator).message
    asked = message.get_subscribe_authorize_url(1000, template_id(emulator), SITE, "r7")
    path = asked.removeprefix("https://mp.weixin.qq.com").removesuffix("#wechat_redirect")
    assert page(emulator, f"{path}&emulated_member={MEI}&emulated_answer=confirm")[0] == 302
    sent = message.send_subscribe_template(MEI, template_id(emulator), 1000, "每日一题", CONTENT)
    assert sent["errcode"] == 0
