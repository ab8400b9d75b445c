from pathlib import Path
from typing import Any

import pytest

from bot.emulator.openids import openid_of
from tests.emulator.running import MEI, OU, SOL, STRANGER, RunningEmulator
from tests.emulator.webhook import Webhook, echo


def put(emulator: RunningEmulator, *openids: object) -> int:
    body = {"openid_list": list(openids)}
    return int(emulator.call("tags/members/batchblacklist", body)["errcode"])


def take(emulator: RunningEmulator, *openids: object) -> int:
    body = {"openid_list": list(openids)}
    return int(emulator.call("tags/members/batchunblacklist", body)["errcode"])


def listed(emulator: RunningEmulator, **body: object) -> dict[str, Any]:
    return emulator.call("tags/members/getblacklist", body)


def test_puts_and_takes(emulator: RunningEmulator) -> None:
    assert listed(emulator, begin_openid="") == {"total": 0, "count": 0, "next_openid": ""}
    assert put(emulator, SOL, MEI, MEI) == 0
    page = listed(emulator)
    assert page == {"total": 2, "count": 2, "data": {"openid": [MEI, SOL]}, "next_openid": SOL}
    assert emulator.member(MEI)["blacklisted"]
    assert listed(emulator, begin_openid=MEI)["data"]["openid"] == [SOL]
    assert take(emulator, MEI, OU) == 0
    assert listed(emulator)["data"]["openid"] == [SOL]


@pytest.mark.parametrize(
    ("openids", "code"),
    [
        ([], 40031),
        ([MEI] * 21, 40032),
        ([MEI, "nobody"], 40003),
        ([MEI, STRANGER], 49003),
    ],
)
def test_refuses_bad_lists(emulator: RunningEmulator, openids: list[object], code: int) -> None:
    assert put(emulator, *openids) == code
    assert listed(emulator)["total"] == 0
    assert take(emulator, *openids) == code


def test_refuses_a_bad_beginning(emulator: RunningEmulator) -> None:
    assert listed(emulator, begin_openid="nobody")["errcode"] == 40003
    assert listed(emulator, begin_openid=STRANGER)["errcode"] == 49003


def test_pages_by_a_thousand(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, members=1_001) as emulator:
        everybody = [openid_of(number) for number in range(1, 1_002)]
        token = emulator.token()
        for start in range(0, 1_001, 20):
            body = {"openid_list": everybody[start : start + 20]}
            assert not emulator.call("tags/members/batchblacklist", body, token=token)["errcode"]
        first = listed(emulator)
        assert (first["total"], first["count"]) == (1_001, 1_000)
        last = listed(emulator, begin_openid=first["next_openid"])
        assert first["data"]["openid"] + last["data"]["openid"] == everybody


def test_the_bot_hears_nothing(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    put(emulator, MEI)
    told = emulator.send(MEI, "听得到吗")
    assert (told["tries"], told["reply"], told["fault"]) == (0, None, None)
    emulator.unfollow(MEI)
    emulator.follow(MEI)
    assert [entry["from"] for entry in emulator.chat(MEI)] == ["member"] * 3
    assert take(emulator, MEI) == 0
    assert emulator.send(MEI, "现在呢")["shown"][0]["text"] == "现在呢"
    assert webhook.next_push().tree["Content"] == "现在呢"
    assert webhook.pushes.empty()


def test_the_bot_says_nothing(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    put(emulator, MEI)
    assert emulator.custom(MEI, "第一课") == 43019
    take(emulator, MEI)
    assert emulator.custom(MEI, "第一课") == 0


def test_outlasts_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        put(emulator, MEI)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert listed(emulator)["data"]["openid"] == [MEI]
        emulator.reset()
        assert listed(emulator)["total"] == 0


def test_is_for_verified_accounts(webhook: Webhook) -> None:
    with RunningEmulator(webhook.url, verified=False) as emulator:
        for name in ("getblacklist", "batchblacklist", "batchunblacklist"):
            assert emulator.call(f"tags/members/{name}", {})["errcode"] == 48001
