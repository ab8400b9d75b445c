"""What the platform itself has to tell: of members' data, of the account, of its agents."""

from pathlib import Path
from typing import Any

import pytest

from tests.emulator import pushed
from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Webhook, echo

NOW = 1_795_494_000
HELPER = "oHelperOfPlatform_0000000001"
YEAR = 365 * 24 * 3600

DATA = f"<OpenID>{MEI}</OpenID><AppID>wx0000000000000001</AppID><RevokeInfo>205</RevokeInfo>"
EXPIRES = f"<ExpiredTime>{NOW + YEAR}</ExpiredTime>"
FAILED = f"<FailTime>{NOW}</FailTime><FailReason>by time</FailReason>"

SAMPLES: dict[str, tuple[str, str]] = {
    "user_info_modified": (HELPER, DATA),
    "user_authorization_revoke": (HELPER, DATA),
    "user_authorization_cancellation": (HELPER, DATA),
    "qualification_verify_success": (HELPER, EXPIRES),
    "qualification_verify_fail": (HELPER, FAILED),
    "naming_verify_success": (HELPER, EXPIRES),
    "naming_verify_fail": (HELPER, FAILED),
    "annual_renew": (HELPER, EXPIRES),
    "verify_expired": (HELPER, f"<ExpiredTime>{NOW}</ExpiredTime>"),
    "kf_create_session": (MEI, "<KfAccount>test1@GH</KfAccount>"),
    "kf_close_session": (MEI, "<KfAccount>test1@GH</KfAccount>"),
    "kf_switch_session": (
        MEI,
        "<FromKfAccount>test1@GH</FromKfAccount><ToKfAccount>test2@GH</ToKfAccount>",
    ),
    "debug_demo": (HELPER, "<debug_str>hello world</debug_str>"),
}


def happen(emulator: RunningEmulator, event: str, **given: object) -> dict[str, Any]:
    return emulator.post("happen", {"event": event, **given})


@pytest.mark.parametrize("event", SAMPLES)
def test_tells_with_sample_fields(emulator: RunningEmulator, webhook: Webhook, event: str) -> None:
    emulator.clock(now=NOW, rate=0)
    result = happen(emulator, event)
    assert (result["tries"], result["status"], result["fault"]) == (1, 200, None)
    sender, inside = SAMPLES[event]
    gh_id = emulator.state()["gh_id"]
    inside = f"<MsgType>event</MsgType><Event>{event}</Event>{inside.replace('GH', gh_id)}"
    push = webhook.next_push()
    printed = pushed.wrapped(gh_id, sender, NOW, inside)
    assert pushed.shape(push.body) == pushed.shape(printed)
    assert pushed.bare(push.body) <= pushed.NUMBERS
    assert push.query["openid"] == sender


def test_takes_other_fields(emulator: RunningEmulator, webhook: Webhook) -> None:
    happen(emulator, "user_authorization_revoke", openid=OU, RevokeInfo="201", UnionID="u1")
    told = webhook.next_push().tree
    assert (told["OpenID"], told["RevokeInfo"], told["UnionID"]) == (OU, "201", "u1")
    happen(emulator, "kf_create_session", openid=OU, KfAccount="ada@study")
    told = webhook.next_push().tree
    assert (told["FromUserName"], told["KfAccount"]) == (OU, "ada@study")


def test_shows_nothing_on_a_phone(emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    result = happen(emulator, "user_info_modified")
    assert (result["shown"], result["reply"]["Content"]) == ([], "user_info_modified")
    webhook.script = lambda push: Answer("ok")
    assert happen(emulator, "debug_demo")["fault"] == "malformed"
    assert emulator.chat(MEI) == []


@pytest.mark.parametrize(
    "body",
    [b"{}", b'{"event": "CLICK"}', b'{"event": 1}', b'{"event": "debug_demo", "openid": "mei"}'],
)
def test_refuses_what_does_not_happen(emulator: RunningEmulator, body: bytes) -> None:
    assert emulator.refusal("happen", body)[0] == 400


def test_rights_vanish_with_the_verification(emulator: RunningEmulator) -> None:
    emulator.send(MEI, "在")
    token = emulator.token()
    assert emulator.custom(MEI, "好", token) == 0
    happen(emulator, "annual_renew")
    assert emulator.state()["verified"]
    happen(emulator, "verify_expired")
    assert not emulator.state()["verified"]
    assert emulator.custom(MEI, "不好", token) == 48001
    assert emulator.call("getcallbackip", token=token)["ip_list"]
    happen(emulator, "qualification_verify_success")
    assert emulator.custom(MEI, "又好", token) == 0


def test_a_reset_verifies_again(emulator: RunningEmulator) -> None:
    happen(emulator, "verify_expired")
    emulator.reset()
    assert emulator.state()["verified"]


def test_stays_unverified_over_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        happen(emulator, "verify_expired")
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert not emulator.state()["verified"]
        emulator.reset()
        assert emulator.state()["verified"]
