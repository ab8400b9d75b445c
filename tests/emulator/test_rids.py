"""What became of a call that was refused."""

from typing import Any

import pytest

from tests.emulator.running import RunningEmulator


@pytest.fixture
def token(emulator: RunningEmulator) -> str:
    emulator.clock(now="2026-11-24T12:00:00+08:00", rate=0)
    return emulator.token()


def rid_of(answer: dict[str, Any]) -> str:
    return str(answer["errmsg"]).rpartition("rid: ")[2]


def test_tells_what_became_of_a_call(emulator: RunningEmulator, token: str) -> None:
    body = {"touser": "nobody", "msgtype": "text", "text": {"content": "你好"}}
    refused = emulator.call("message/custom/send", body, token=token)
    answer = emulator.call("openapi/rid/get", {"rid": rid_of(refused)}, token=token)
    told = answer["request"]
    assert told["invoke_time"] == int(emulator.now())
    assert (told["request_url"], told["client_ip"]) == (f"access_token={token}", "127.0.0.1")
    assert "你好" in told["request_body"]
    assert '"errcode": 40003' in told["response_body"]


def test_forgets_a_call_after_a_week(emulator: RunningEmulator, token: str) -> None:
    rid = rid_of(emulator.call("user/info", token=token))
    emulator.clock(advance=7 * 24 * 3600)
    assert emulator.call("openapi/rid/get", {"rid": rid})["errcode"] == 0
    emulator.clock(advance=1)
    assert emulator.call("openapi/rid/get", {"rid": rid})["errcode"] == 76004


@pytest.mark.parametrize("rid", [None, "", "61725984", "61725984_6126f6f9_040f19c4"])
def test_knows_a_rid_by_its_form(emulator: RunningEmulator, rid: object) -> None:
    assert emulator.call("openapi/rid/get", {"rid": rid})["errcode"] == 76002


def test_knows_no_other_rid(emulator: RunningEmulator) -> None:
    rid = f"{int(emulator.now()):08x}-6126f6f9-040f19c4"
    assert emulator.call("openapi/rid/get", {"rid": rid})["errcode"] == 76001
