from typing import Any

import pytest

from tests.emulator.running import MEI, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook, echo

CLICK = {"type": "click", "name": "今日一题", "key": "TODAY_ITEM"}
VIEW = {"type": "view", "name": "网页版", "url": "https://h5.example/"}
SCAN = {"type": "scancode_waitmsg", "name": "扫码签到", "key": "CHECKIN"}
PICTURE = "sample-image"
PROGRAM = {
    "type": "miniprogram",
    "name": "小程序",
    "url": "https://h5.example/",
    "appid": "wx0123456789abcdef",
    "pagepath": "pages/index",
}
PLACE = {"type": "location_select", "name": "我在哪", "key": "WHERE"}
PICTURES = {"type": "pic_photo_or_album", "name": "交作业", "key": "HOMEWORK"}


def create(emulator: RunningEmulator, *buttons: dict[str, Any]) -> int:
    return int(emulator.call("menu/create", {"button": list(buttons)})["errcode"])


def over(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"name": "我的", "sub_button": list(buttons)}


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([], 40016),
        ([CLICK] * 4, 40016),
        ([over(*[CLICK] * 6)], 40023),
        ([over(over(CLICK))], 40022),
        ([{**CLICK, "type": "dance"}], 40017),
        ([over({**CLICK, "type": "dance"})], 40024),
        ([{**CLICK, "name": ""}], 40018),
        ([{**CLICK, "name": "六个汉字太长"}], 40018),
        ([over({**CLICK, "name": "长" * 21})], 40025),
        ([{**CLICK, "key": ""}], 40019),
        ([over({**CLICK, "key": "k" * 129})], 40026),
        ([{**VIEW, "url": ""}], 40020),
        ([over({**VIEW, "url": "https://" + "x" * 1020})], 40027),
        ([{**VIEW, "url": "ftp://h5.example/"}], 40055),
        ([{**VIEW, "url": "https://"}], 40055),
        ([{**VIEW, "url": "https://[h5"}], 40055),
        ([over({**VIEW, "url": "h5.example"})], 40054),
        ([over({**CLICK, "name": ""})], 40025),
        ([{**over(CLICK), "name": "六个汉字太长"}], 40018),
        ([{**over(CLICK), "type": "click"}], 40017),
        ([{"name": "空", "sub_button": []}], 41007),
        ([{"name": "空", "sub_button": {"list": [CLICK]}}], 40023),
        ([{"name": "空"}], 40017),
        ([{**CLICK, "name": "一\n二"}], 40033),
        ([{"type": "view_limited", "name": "旧", "media_id": PICTURE}], 40017),
        ([{"type": "media_id", "name": "图", "media_id": "unheard-of"}], 40007),
        ([{"type": "media_id", "name": "图"}], 40007),
        ([{"type": "article_id", "name": "文", "article_id": "unheard-of"}], 53600),
        ([{"type": "article_view_limited", "name": "文"}], 53600),
        ([{**PROGRAM, "appid": "wxABC"}], 40013),
        ([{**PROGRAM, "appid": ""}], 40013),
        ([{**PROGRAM, "pagepath": ""}], 40035),
        ([{**PROGRAM, "url": "h5.example"}], 40055),
        (["click"], 40015),
        ({"0": CLICK}, 40016),
    ],
)
def test_refuses_what_is_no_menu(emulator: RunningEmulator, buttons: Any, code: int) -> None:
    assert emulator.call("menu/create", {"button": buttons})["errcode"] == code
    assert emulator.call("menu/get")["errcode"] == 46003


def test_refuses_unicode_escapes(emulator: RunningEmulator) -> None:
    name = {"button": [{**CLICK, "name": "\\u4eca"}]}  # dumped once more, and sent as \\u4eca
    assert emulator.call("menu/create", name)["errcode"] == 40033


def test_gives_back_what_it_took(emulator: RunningEmulator) -> None:
    assert create(emulator, CLICK, over(VIEW, SCAN)) == 0
    menu = emulator.call("menu/get")["menu"]
    assert menu["button"][0] == {**CLICK, "sub_button": []}
    assert [sub["name"] for sub in menu["button"][1]["sub_button"]] == ["网页版", "扫码签到"]
    emulator.reset()
    assert emulator.call("menu/get")["menu"] == menu, "the menu is the account's, not a member's"
    assert emulator.call("menu/delete")["errcode"] == 0
    assert emulator.call("menu/get")["errcode"] == 46003


def test_takes_the_longest(emulator: RunningEmulator) -> None:
    top = {**CLICK, "name": "x" * 16, "key": "k" * 128}
    view = {**VIEW, "name": "长" * 20, "url": "https://h5.example/" + "x" * 1005}
    family = {**CLICK, "name": "👨\u200d👩\u200d👧"}
    assert create(emulator, top, over(*[view] * 4, family), PROGRAM) == 0


@pytest.mark.parametrize(("name", "limit"), [("create", 1_000), ("get", 10_000), ("delete", 1_000)])
def test_counts_calls(emulator: RunningEmulator, name: str, limit: int) -> None:
    emulator.call("menu/create", {"button": [CLICK]})
    emulator.call("menu/get")
    emulator.call("menu/delete")
    quota = emulator.state()["quotas"][f"/cgi-bin/menu/{name}"]
    assert (quota["limit"], quota["used"]) == (limit, 1)


def test_gives_it_in_another_shape_to_anyone(emulator: RunningEmulator, webhook: Webhook) -> None:
    shown = emulator.call("get_current_selfmenu_info")
    assert shown == {"is_menu_open": 0, "selfmenu_info": {"button": []}}
    create(emulator, CLICK, over(VIEW))
    shown = emulator.call("get_current_selfmenu_info")
    buttons = [CLICK, {"name": "我的", "sub_button": {"list": [VIEW]}}]
    assert shown == {"is_menu_open": 1, "selfmenu_info": {"button": buttons}}
    with RunningEmulator(webhook.url, verified=False) as unverified:
        assert unverified.call("get_current_selfmenu_info")["is_menu_open"] == 0
        assert create(unverified, CLICK) == 48001
        assert unverified.call("menu/get")["errcode"] == 48001
        assert unverified.call("menu/delete")["errcode"] == 48001


def test_members_see_it_once_they_follow(emulator: RunningEmulator) -> None:
    create(emulator, CLICK)
    assert emulator.member(MEI)["menu"] == emulator.state()["menu"]
    assert emulator.member(STRANGER)["menu"] is None
    emulator.follow(STRANGER)
    assert emulator.member(STRANGER)["menu"]["button"][0]["key"] == "TODAY_ITEM"
    emulator.call("menu/delete")
    assert emulator.member(MEI)["menu"] is None


def test_a_tap_tells_the_bot(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    create(emulator, CLICK, over(VIEW, SCAN, PLACE, PICTURES))
    assert emulator.tap(MEI, menu=[0])["shown"][0]["text"] == "CLICK"
    assert webhook.next_push().tree["EventKey"] == "TODAY_ITEM"
    assert emulator.tap(MEI, menu=[1, 0])["shown"] == []
    assert webhook.next_push().tree["EventKey"] == "https://h5.example/"
    emulator.tap(MEI, menu=[1, 1], scan="room-301")
    assert webhook.next_push().tree["ScanCodeInfo"] == {
        "ScanType": "qrcode",
        "ScanResult": "room-301",
    }


def test_some_taps_send_a_message_too(emulator: RunningEmulator, webhook: Webhook) -> None:
    create(emulator, PLACE, PICTURES)
    emulator.tap(MEI, menu=[0], location={"latitude": 30.5, "longitude": 114.3})
    emulator.tap(MEI, menu=[1], pictures=2)
    told = [webhook.next_push().tree for _ in range(5)]
    assert [one.get("Event", one["MsgType"]) for one in told] == [
        "location_select",
        "location",
        "pic_photo_or_album",
        "image",
        "image",
    ]
    assert told[1]["Location_X"] == "30.5"


def test_refuses_taps_on_nothing(emulator: RunningEmulator) -> None:
    assert emulator.refusal(f"members/{MEI}/tap", b'{"menu": [0]}')[0] == 409
    create(emulator, over(SCAN))
    assert emulator.refusal(f"members/{MEI}/tap", b'{"menu": [0]}')[0] == 409
    assert emulator.refusal(f"members/{MEI}/tap", b'{"menu": [0, 0]}')[0] == 400
    assert emulator.refusal(f"members/{MEI}/tap", b'{"menu": [0, 9]}')[0] == 409
    assert emulator.refusal(f"members/{MEI}/tap", b"{}")[0] == 400
    assert emulator.refusal(f"members/{MEI}/tap", b'{"link": "https://h5.example/"}')[0] == 400


def test_a_link_sends_its_text(emulator: RunningEmulator, webhook: Webhook) -> None:
    link = "weixin://bizmsgmenu?msgmenucontent=%E6%98%8E%E7%99%BD%20%26&msgmenuid=7"
    assert emulator.tap(MEI, link=link)["msg_id"]
    told = webhook.next_push().tree
    assert (told["Content"], told["bizmsgmenuid"]) == ("明白 &", "7")
