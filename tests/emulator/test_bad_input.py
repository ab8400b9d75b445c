"""Nothing that is posted makes the emulator stumble: each answer says what is wrong."""

import json

import pytest

from tests.emulator.running import MEI, RunningEmulator
from tests.emulator.webhook import Webhook

NESTED = b"[" * 20_000
SURROGATE = rb'{"scene": "\ud800"}'


@pytest.mark.parametrize("path", ["clock", "switches", "templates", f"members/{MEI}/send"])
def test_refuses_what_is_nested_too_deep(emulator: RunningEmulator, path: str) -> None:
    status, answer = emulator.refusal(path, NESTED)
    assert (status, "error" in answer) in [(400, True), (405, True)]


def test_refuses_it_as_the_platform_does(emulator: RunningEmulator) -> None:
    url = f"/cgi-bin/message/custom/send?access_token={emulator.token()}"
    assert emulator.raw(url, NESTED)["errcode"] == 47001


def test_takes_a_lone_surrogate_for_a_question_mark(
    emulator: RunningEmulator, webhook: Webhook
) -> None:
    status, _ = emulator.refusal(f"members/{MEI}/scan", SURROGATE)
    assert status == 200
    assert webhook.next_push().tree["EventKey"] == "?"


@pytest.mark.parametrize(
    "body",
    [{"now": 1e305}, {"now": -1}, {"advance": 1e300}, {"rate": 1e9}, {"rate": -1}, {"now": "soon"}],
)
def test_keeps_its_clock_within_reason(emulator: RunningEmulator, body: dict[str, object]) -> None:
    before = emulator.now()
    status, _ = emulator.refusal("clock", json.dumps(body).encode())
    assert status == 400
    assert emulator.now() - before < 60


@pytest.mark.parametrize("kind", [[], {}, None, 7])
def test_names_a_kind_of_fault_that_is_none(emulator: RunningEmulator, kind: object) -> None:
    rule = {"on": "callback", "kind": kind, "rate": 0}
    assert "kind" in emulator.put("faults", {"seed": 1, "rules": [rule]})["error"]


def test_refuses_a_number_beyond_all_numbers(emulator: RunningEmulator) -> None:
    assert "error" in emulator.get("members", limit="9" * 20)
