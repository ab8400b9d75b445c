from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook


@pytest.fixture(scope="module")
def crowd(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, members=25_000) as emulator:
        yield emulator


def pages(emulator: RunningEmulator) -> list[list[str]]:
    token, after = emulator.token(), ""
    found: list[list[str]] = []
    while True:
        page = emulator.call("user/get", token=token, next_openid=after)
        if not page["count"]:
            return found
        found.append(page["data"]["openid"])
        after = page["next_openid"]


def test_pages_through_a_crowd(crowd: RunningEmulator, webhook: Webhook) -> None:
    crowd.reset()
    crowd.unfollow(OU)
    crowd.follow(STRANGER)
    found = pages(crowd)
    assert [len(page) for page in found] == [10_000, 10_000, 5_000]
    everybody = [openid for page in found for openid in page]
    assert len(set(everybody)) == crowd.state()["followers"] == 25_000
    assert {len(openid) for openid in everybody} == {28}
    assert (OU in everybody, everybody[-1]) == (False, STRANGER)


def test_pages_through_a_million(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, members=1_000_000) as emulator:
        last = "oTiantianDemoMember000990000"
        page = emulator.call("user/get", next_openid=last)
        assert (page["total"], page["count"]) == (1_000_000, 10_000)
        assert page["next_openid"] == "oTiantianDemoMember001000000"


def test_knows_no_stranger(emulator: RunningEmulator) -> None:
    assert emulator.call("user/get", next_openid=STRANGER)["errcode"] == 40003
    assert emulator.call("user/info", openid=STRANGER)["errcode"] == 40003
    assert emulator.call("user/info")["errcode"] == 41009


def test_tells_little_about_a_follower(emulator: RunningEmulator) -> None:
    emulator.act(STRANGER, "scan", {"scene": "class_7b"})
    told = emulator.call("user/info", openid=STRANGER)
    assert (told["subscribe"], told["qr_scene_str"]) == (1, "class_7b")
    assert told["subscribe_scene"] == "ADD_SCENE_QR_CODE"
    assert "nickname" not in told
    emulator.unfollow(STRANGER)
    assert emulator.call("user/info", openid=STRANGER) == {"subscribe": 0, "openid": STRANGER}


def test_tells_about_a_hundred_at_once(emulator: RunningEmulator) -> None:
    wanted = [{"openid": MEI, "lang": "zh_CN"}] * 100
    assert len(emulator.call("user/info/batchget", {"user_list": wanted})["user_info_list"]) == 100
    refused = emulator.call("user/info/batchget", {"user_list": [*wanted, {"openid": OU}]})
    assert refused["errcode"] == 40032


def test_lists_members_for_the_page(emulator: RunningEmulator) -> None:
    emulator.unfollow(OU)
    members = emulator.get("members")["members"]
    assert [member["follows"] for member in members] == [True, False, True]
    assert [m["openid"] for m in emulator.get("members", after=MEI, limit=1)["members"]] == [OU]
    assert all(a["openid"] < b["openid"] for a, b in pairwise(members))
