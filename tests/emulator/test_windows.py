import pytest

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, echo

HOURS_48 = 48 * 3600
CLICK = {"button": [{"type": "click", "name": "今日", "key": "TODAY"}]}
LINK = "weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1"
OTHERS = {
    "button": [
        {
            "name": "扫",
            "sub_button": [
                {"type": "scancode_push", "name": "扫一扫", "key": "PUSH"},
                {"type": "scancode_waitmsg", "name": "等一等", "key": "WAIT"},
            ],
        },
        {"type": "view", "name": "看", "url": "https://h5.example/"},
        {"type": "pic_sysphoto", "name": "拍", "key": "PHOTO"},
    ]
}


def sends(emulator: RunningEmulator, openid: str, times: int) -> list[int]:
    token = emulator.token()
    return [emulator.custom(openid, f"第{n}条", token) for n in range(times)]


def test_a_silent_member_gets_nothing(emulator: RunningEmulator) -> None:
    assert emulator.custom(MEI, "今日一题") == 45015


def test_a_message_opens_five_in_48_hours(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    assert sends(emulator, MEI, 6) == [0, 0, 0, 0, 0, 45047]
    assert emulator.custom(OU, "没说过话") == 45015
    emulator.send(MEI, "还在")
    assert emulator.member(MEI)["windows"]["message"]["left"] == 5
    assert emulator.texts(MEI) == [f"第{n}条" for n in range(5)]


def test_the_window_closes(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    emulator.send(MEI, "在")
    emulator.clock(advance=HOURS_48 - 1)
    assert emulator.member(MEI)["windows"]["message"] == {"open": True, "left": 5, "seconds": 1}
    assert emulator.custom(MEI, "赶上了") == 0
    emulator.clock(advance=1)
    assert emulator.custom(MEI, "晚了") == 45015


@pytest.mark.parametrize("act", ["follow", "scan", "click", "link"])
def test_short_windows_hold_three_in_a_minute(emulator: RunningEmulator, act: str) -> None:
    openid = STRANGER if act == "follow" else MEI
    emulator.call("menu/create", CLICK)
    acts = {
        "follow": lambda: emulator.follow(openid),
        "scan": lambda: emulator.act(openid, "scan", {"scene": "room"}),
        "click": lambda: emulator.tap(openid, menu=[0]),
        "link": lambda: emulator.tap(openid, link="weixin://bizmsgmenu?msgmenucontent=1"),
    }
    acts[act]()
    assert sends(emulator, openid, 4) == [0, 0, 0, 45047]
    emulator.clock(advance=61)
    assert emulator.custom(openid, "晚了") == 45015


@pytest.mark.parametrize("button", [0, 1])
def test_a_scan_from_the_menu_opens_the_short_one(emulator: RunningEmulator, button: int) -> None:
    emulator.call("menu/create", OTHERS)
    emulator.tap(MEI, menu=[0, button], scan="room-301")
    assert sends(emulator, MEI, 4) == [0, 0, 0, 45047]


def test_a_look_at_a_page_opens_nothing(emulator: RunningEmulator) -> None:
    emulator.call("menu/create", OTHERS)
    emulator.tap(MEI, menu=[1])
    assert emulator.custom(MEI, "看了吗") == 45015


def test_a_picture_from_the_menu_counts_as_a_message(emulator: RunningEmulator) -> None:
    emulator.call("menu/create", OTHERS)
    emulator.tap(MEI, menu=[2], pictures=1)
    windows = emulator.member(MEI)["windows"]
    assert (windows["message"]["left"], windows["short"]["open"]) == (5, False)


def test_a_menu_link_may_open_nothing(emulator: RunningEmulator) -> None:
    emulator.put("switches", {"menu_link_opens": False})
    emulator.tap(MEI, link=LINK)
    assert emulator.custom(MEI, "点了吗") == 45015


def test_a_menu_link_earns_no_long_one(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    assert sends(emulator, MEI, 5) == [0] * 5
    emulator.tap(MEI, link=LINK)
    assert emulator.member(MEI)["windows"]["message"]["left"] == 0
    assert sends(emulator, MEI, 4) == [0, 0, 0, 45047]


def test_a_reply_costs_nothing(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    emulator.send(MEI, "在")
    assert emulator.texts(MEI) == ["在"]
    assert emulator.member(MEI)["windows"]["message"]["left"] == 5


def test_the_short_window_goes_first(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    emulator.act(MEI, "scan", {"scene": "room"})
    assert sends(emulator, MEI, 9) == [0] * 8 + [45047]


def test_where_somebody_is_opens_nothing(emulator: RunningEmulator) -> None:
    emulator.act(MEI, "locate", {"latitude": 31, "longitude": 121})
    assert emulator.custom(MEI, "在哪") == 45015


def test_leaving_closes_it(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    emulator.unfollow(MEI)
    assert emulator.custom(MEI, "别走") == 45015
    emulator.follow(MEI)
    assert sends(emulator, MEI, 4) == [0, 0, 0, 45047]


def test_who_refuses_messages_gets_none(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    assert emulator.act(MEI, "block")["tries"] == 0
    assert emulator.member(MEI)["blocked"]
    assert emulator.custom(MEI, "在吗") == 48002
    emulator.act(MEI, "unblock")
    assert emulator.custom(MEI, "在吗") == 0


def test_the_window_is_open_while_the_bot_thinks(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    codes: list[int] = []
    token = emulator.token()

    def slowly(push: Push) -> Answer:
        codes.append(emulator.custom(MEI, "稍等", token))
        return Answer()

    webhook.script = slowly
    emulator.send(MEI, "在")
    assert codes == [0]
