import pytest

from tests.emulator.running import MEI, RunningEmulator
from tests.emulator.webhook import Webhook


def test_stands_still_and_jumps(emulator: RunningEmulator) -> None:
    assert emulator.clock(now=1_795_494_000, rate=0) == 1_795_494_000
    assert emulator.clock(advance=90) == emulator.now() == 1_795_494_090
    assert emulator.clock(now="2026-11-24T08:00:00") == emulator.clock(now="2026-11-24T00:00:00Z")


def test_runs_faster(emulator: RunningEmulator) -> None:
    before = emulator.clock(rate=1_000_000)
    assert emulator.now() > before + 100


def test_stamps_what_the_bot_is_told(emulator: RunningEmulator, webhook: Webhook) -> None:
    emulator.clock(now=1_900_000_000, rate=0)
    emulator.send(MEI, "未来")
    push = webhook.next_push()
    assert push.query["timestamp"] == push.tree["CreateTime"] == "1900000000"
    assert emulator.chat(MEI)[0]["at"] == 1_900_000_000


@pytest.mark.parametrize(
    "body", [b"{}", b'{"now": "soon"}', b'{"advance": "1"}', b'{"rate": -1}', b'{"then": 1}']
)
def test_refuses_what_is_no_time(emulator: RunningEmulator, body: bytes) -> None:
    assert emulator.refusal("clock", body)[0] == 400


def test_reset_brings_back_the_start(emulator: RunningEmulator) -> None:
    emulator.clock(advance=86_400)
    emulator.send(MEI, "在")
    token = emulator.token()
    emulator.reset()
    state = emulator.state()
    assert (state["calls"], state["callbacks"], state["tokens"]) == (0, 0, [])
    assert emulator.chat(MEI) == []
    assert not emulator.member(MEI)["windows"]["message"]["open"]
    assert emulator.call("getcallbackip", token=token)["errcode"] == 40001
