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


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([{"openid": OU}] * 101, 40032),
        ([], 40032),
        (None, 40035),
        ([{"openid": MEI}, {"openid": STRANGER}], 40003),
        ([{"openid": "nobody"}], 40003),
        ([MEI], 40003),
    ],
)
def test_refuses_to_tell(emulator: RunningEmulator, wanted: object, code: int) -> None:
    assert emulator.call("user/info/batchget", {"user_list": wanted})["errcode"] == code


def test_tells_only_that_somebody_left(emulator: RunningEmulator) -> None:
    emulator.unfollow(OU)
    wanted = {"user_list": [{"openid": MEI}, {"openid": OU}]}
    told = emulator.call("user/info/batchget", wanted)["user_info_list"]
    assert (told[0]["subscribe"], told[0]["language"]) == (1, "zh_CN")
    assert told[1] == {"subscribe": 0, "openid": OU}


def test_pages_are_as_long_as_a_test_wants(emulator: RunningEmulator) -> None:
    emulator.put("switches", {"followers_a_page": 2})
    assert [len(page) for page in pages(emulator)] == [2, 1]


def test_lists_followers_500_times_a_day(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    token = emulator.token()
    for _ in range(500):
        assert emulator.call("user/get", token=token)["count"] == 3
    assert emulator.call("user/get", token=token)["errcode"] == 45009


@pytest.mark.parametrize(
    ("path", "limit"), [("user/info", 5_000_000), ("user/info/updateremark", 10_000)]
)
def test_counts_calls(emulator: RunningEmulator, path: str, limit: int) -> None:
    emulator.call("user/info", openid=MEI)
    remark(emulator, MEI, "王")
    quota = emulator.state()["quotas"][f"/cgi-bin/{path}"]
    assert (quota["limit"], quota["used"]) == (limit, 1)


def remark(emulator: RunningEmulator, openid: object, words: object) -> int:
    body = {"openid": openid, "remark": words}
    return int(emulator.call("user/info/updateremark", body)["errcode"])


def test_remembers_a_remark(emulator: RunningEmulator) -> None:
    assert remark(emulator, MEI, "王" * 9 + "ab") == 0
    assert emulator.call("user/info", openid=MEI)["remark"] == "王" * 9 + "ab"
    assert remark(emulator, MEI, "") == 0
    assert emulator.call("user/info", openid=MEI)["remark"] == ""


@pytest.mark.parametrize(
    ("openid", "words", "code"),
    [
        (MEI, "王" * 10, 40092),
        (MEI, "x" * 30, 40092),
        (MEI, None, 40092),
        (STRANGER, "王", 40003),
        ("nobody", "王", 40003),
        (None, "王", 41009),
        (OU, "王", 43004),
    ],
)
def test_refuses_a_bad_remark(
    emulator: RunningEmulator, openid: object, words: object, code: int
) -> None:
    emulator.unfollow(OU)
    assert remark(emulator, openid, words) == code


@pytest.mark.parametrize(
    ("options", "user", "remarks"),
    [
        ({"account": "subscription"}, 0, 48001),
        ({"account": "subscription", "verified": False}, 48001, 48001),
        ({"verified": False}, 48001, 48001),
    ],
)
def test_is_for_verified_accounts(
    webhook: Webhook, options: dict[str, object], user: int, remarks: int
) -> None:
    with RunningEmulator(webhook.url, **options) as emulator:
        assert emulator.call("user/get").get("errcode", 0) == user
        assert emulator.call("user/info", openid=MEI).get("errcode", 0) == user
        wanted = {"user_list": [{"openid": MEI}]}
        assert emulator.call("user/info/batchget", wanted).get("errcode", 0) == user
        assert remark(emulator, MEI, "王") == remarks


def test_lists_members_for_the_page(emulator: RunningEmulator) -> None:
    emulator.unfollow(OU)
    members = emulator.get("members")["members"]
    assert [member["follows"] for member in members] == [True, False, True]
    assert [m["openid"] for m in emulator.get("members", after=MEI, limit=1)["members"]] == [OU]
    assert all(a["openid"] < b["openid"] for a, b in pairwise(members))
