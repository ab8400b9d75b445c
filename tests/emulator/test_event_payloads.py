"""Every event that a member's act causes, as the fact sheet prints it."""

from typing import Any

import pytest

from tests.emulator import pushed
from tests.emulator.running import MEI, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook

NOW = 1_795_494_000
EVERY_TIME_ANOTHER = frozenset({"Ticket", "MenuId", "PicMd5Sum", "Scale"})
PAGE = "https://h5.example/"

MENU = {
    "button": [
        {"type": "click", "name": "今日", "key": "TODAY_ITEM"},
        {
            "name": "更多",
            "sub_button": [
                {"type": "view", "name": "网页", "url": PAGE},
                {
                    "type": "miniprogram",
                    "name": "小程序",
                    "url": PAGE,
                    "appid": "wx0000000000000009",
                    "pagepath": "pages/index/index",
                },
                {"type": "scancode_push", "name": "扫", "key": "SCAN_BOOK"},
                {"type": "scancode_waitmsg", "name": "扫并等", "key": "CHECKIN"},
            ],
        },
        {
            "name": "拍",
            "sub_button": [
                {"type": "pic_photo_or_album", "name": "图", "key": "HOMEWORK"},
                {"type": "pic_sysphoto", "name": "拍", "key": "HOMEWORK"},
                {"type": "pic_weixin", "name": "选", "key": "HOMEWORK"},
                {"type": "location_select", "name": "哪", "key": "WHERE"},
            ],
        },
    ]
}
WHERE = {"latitude": 31, "longitude": 121, "label": "某路"}


def pictures(event: str) -> str:
    return (
        f"<Event>{event}</Event><EventKey>HOMEWORK</EventKey><SendPicsInfo><Count>1</Count>"
        "<PicList><item><PicMd5Sum>*</PicMd5Sum></item></PicList></SendPicsInfo>"
    )


def scanned(event: str, key: str, result: str) -> str:
    return (
        f"<Event>{event}</Event><EventKey>{key}</EventKey><ScanCodeInfo>"
        f"<ScanType>qrcode</ScanType><ScanResult>{result}</ScanResult></ScanCodeInfo>"
    )


ACTS: list[tuple[str, dict[str, Any], str]] = [
    ("unfollow", {}, "<Event>unsubscribe</Event><EventKey></EventKey>"),
    (
        "scan",
        {"scene": "class_7b"},
        "<Event>SCAN</Event><EventKey>class_7b</EventKey><Ticket>*</Ticket>",
    ),
    (
        "locate",
        {"latitude": 31.2304, "longitude": 121.4737, "precision": 60},
        "<Event>LOCATION</Event><Latitude>31.230400</Latitude><Longitude>121.473700</Longitude>"
        "<Precision>60.000000</Precision>",
    ),
    ("tap", {"menu": [0]}, "<Event>CLICK</Event><EventKey>TODAY_ITEM</EventKey>"),
    (
        "tap",
        {"menu": [1, 0]},
        f"<Event>VIEW</Event><EventKey>{PAGE}</EventKey><MenuId>*</MenuId>",
    ),
    (
        "tap",
        {"menu": [1, 1]},
        "<Event>view_miniprogram</Event><EventKey>pages/index/index</EventKey><MenuId>*</MenuId>",
    ),
    ("tap", {"menu": [1, 2], "scan": "978"}, scanned("scancode_push", "SCAN_BOOK", "978")),
    ("tap", {"menu": [1, 3], "scan": "r301"}, scanned("scancode_waitmsg", "CHECKIN", "r301")),
    ("tap", {"menu": [2, 0], "pictures": 1}, pictures("pic_photo_or_album")),
    ("tap", {"menu": [2, 1], "pictures": 1}, pictures("pic_sysphoto")),
    ("tap", {"menu": [2, 2], "pictures": 1}, pictures("pic_weixin")),
    (
        "tap",
        {"menu": [2, 3], "location": WHERE},
        "<Event>location_select</Event><EventKey>WHERE</EventKey><SendLocationInfo>"
        "<Location_X>31</Location_X><Location_Y>121</Location_Y><Scale>*</Scale>"
        "<Label>某路</Label><Poiname></Poiname></SendLocationInfo>",
    ),
]


def check(emulator: RunningEmulator, body: bytes, openid: str, inside: str) -> None:
    inside = "<MsgType>event</MsgType>" + inside
    printed = pushed.wrapped(emulator.state()["gh_id"], openid, NOW, inside)
    assert pushed.shape(body, EVERY_TIME_ANOTHER) == pushed.shape(printed, EVERY_TIME_ANOTHER)
    assert pushed.bare(body) <= pushed.NUMBERS


@pytest.mark.parametrize(("act", "body", "inside"), ACTS)
def test_is_written_as_the_sheet_prints_it(
    emulator: RunningEmulator, webhook: Webhook, act: str, body: dict[str, Any], inside: str
) -> None:
    emulator.call("menu/create", MENU)
    emulator.clock(now=NOW, rate=0)
    emulator.act(MEI, act, body)
    check(emulator, webhook.next_push().body, MEI, inside)


@pytest.mark.parametrize(
    ("given", "inside"),
    [
        ({}, "<EventKey></EventKey>"),
        ({"scene": "class_7b"}, "<EventKey>qrscene_class_7b</EventKey><Ticket>*</Ticket>"),
    ],
)
def test_tells_of_a_new_follower(
    emulator: RunningEmulator, webhook: Webhook, given: dict[str, str], inside: str
) -> None:
    emulator.clock(now=NOW, rate=0)
    emulator.follow(STRANGER, **given)
    body = webhook.next_push().body
    check(emulator, body, STRANGER, "<Event>subscribe</Event>" + inside)


def test_a_place_is_a_number(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.act(MEI, "locate")
    numbers = {"CreateTime", "Latitude", "Longitude", "Precision"}
    assert pushed.bare(webhook.next_push().body) == numbers
