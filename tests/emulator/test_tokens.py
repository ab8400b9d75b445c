import signal
from pathlib import Path
from typing import Any

import pytest

from bot.emulator.errors import PlatformError
from bot.emulator.kept.quotas import Quotas
from tests.emulator.running import APP_ID, APP_SECRET, RunningEmulator
from tests.emulator.webhook import Webhook

ASKED = {"grant_type": "client_credential", "appid": APP_ID, "secret": APP_SECRET}


def stable(emulator: RunningEmulator, *, force: bool = False) -> dict[str, Any]:
    return emulator.call("stable_token", {**ASKED, "force_refresh": force}, token=None)


def works(emulator: RunningEmulator, token: str) -> int:
    return int(emulator.call("getcallbackip", token=token).get("errcode", 0))


def test_a_new_token_ends_the_one_before(emulator: RunningEmulator) -> None:
    old, new = emulator.token(), emulator.token()
    assert old != new
    assert (works(emulator, old), works(emulator, new)) == (0, 0)
    emulator.clock(advance=301)
    assert (works(emulator, old), works(emulator, new)) == (40001, 0)


def test_a_token_expires(emulator: RunningEmulator) -> None:
    token = emulator.token()
    emulator.clock(advance=7201)
    assert works(emulator, token) == 42001
    assert emulator.state()["tokens"] == []


def test_other_tokens_are_refused(emulator: RunningEmulator) -> None:
    assert works(emulator, "made-up") == 40001
    assert emulator.call("getcallbackip", token=None)["errcode"] == 41001


def test_the_stable_one_stays(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    first = stable(emulator)
    assert first["expires_in"] == 7200
    emulator.clock(advance=6855)
    again = stable(emulator)
    assert (again["access_token"], again["expires_in"]) == (first["access_token"], 345)
    emulator.clock(advance=100)
    next_one = stable(emulator)
    assert (next_one["access_token"] != first["access_token"], next_one["expires_in"]) == (
        True,
        7200,
    )
    assert works(emulator, first["access_token"]) == works(emulator, next_one["access_token"]) == 0
    emulator.clock(advance=245)
    assert works(emulator, first["access_token"]) == 42001


def test_the_families_do_not_touch_each_other(emulator: RunningEmulator) -> None:
    steady, plain = stable(emulator)["access_token"], emulator.token()
    emulator.token()
    stable(emulator, force=True)
    assert (works(emulator, steady), works(emulator, plain)) == (40001, 0)
    assert {token["family"] for token in emulator.state()["tokens"]} == {"token", "stable_token"}


def test_forcing_is_limited(emulator: RunningEmulator) -> None:
    emulator.clock(now="2026-11-24T12:00:00+08:00")  # the limit is one of the calendar day
    first = stable(emulator, force=True)["access_token"]
    assert stable(emulator, force=True)["access_token"] == first
    for _ in range(19):
        emulator.clock(advance=30)
        assert "access_token" in stable(emulator, force=True)
    emulator.clock(advance=30)
    assert stable(emulator, force=True)["errcode"] == 45009


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"appid": "wx9"}, 40013),
        ({"appid": "wx9", "grant_type": ""}, 40013),
        ({"appid": ""}, 41002),
        ({"grant_type": "password"}, 40002),
        ({"secret": ""}, 41004),
        ({"secret": "guess"}, 40125),
    ],
)
def test_wrong_credentials(emulator: RunningEmulator, wrong: dict[str, str], code: int) -> None:
    given = {**ASKED, **wrong}
    assert emulator.call("token", token=None, **given)["errcode"] == code
    assert emulator.call("stable_token", given, token=None)["errcode"] == code


def test_the_wrong_method(emulator: RunningEmulator) -> None:
    assert emulator.call("token", ASKED, token=None)["errcode"] == 43001
    assert emulator.call("stable_token", token=None)["errcode"] == 43002


def test_an_address_off_the_list_gets_no_token(emulator: RunningEmulator) -> None:
    token = emulator.token()
    emulator.put("switches", {"ip_whitelist": True})
    for answer in (
        emulator.call("token", token=None, **ASKED),
        emulator.call("stable_token", ASKED, token=None),
    ):
        assert answer["errcode"] == 40164
        assert "not in whitelist rid: " in answer["errmsg"]
    assert works(emulator, token) == 0


def test_one_family_does_not_push_out_the_other(emulator: RunningEmulator) -> None:
    steady = stable(emulator)["access_token"]
    early = emulator.token()
    for _ in range(60):
        emulator.token()
    assert (works(emulator, steady), works(emulator, early)) == (0, 0)
    emulator.clock(advance=301)
    emulator.token()
    assert (works(emulator, steady), works(emulator, early)) == (0, 40001)


def test_tokens_survive_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        plain, steady = emulator.token(), stable(emulator)["access_token"]
        emulator.stop(signal.SIGTERM)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert works(emulator, plain) == 0
        assert stable(emulator)["access_token"] == steady


@pytest.mark.parametrize(
    ("path", "most", "seconds", "code"),
    [
        ("/cgi-bin/token", 2_000, 24 * 3600, 45009),
        ("/cgi-bin/stable_token", 10_000, 60, 45011),
        ("/cgi-bin/user/get", 500, 24 * 3600, 45009),
        ("/cgi-bin/message/mass/sendall", 60, 60, 45011),
        ("/sns/oauth2/access_token", 50_000, 60, 45011),
    ],
)
def test_so_many_calls_and_no_more(path: str, most: int, seconds: int, code: int) -> None:
    quotas, now = Quotas(), 1_795_536_000.0  # midnight in Shanghai
    for _ in range(most):
        quotas.spend(path, now)
    with pytest.raises(PlatformError) as refused:
        quotas.spend(path, now + seconds - 1)
    assert refused.value.code == code
    quotas.spend(path, now + seconds)


def test_quotas_run_per_day_in_shanghai(emulator: RunningEmulator) -> None:
    emulator.clock(now="2026-11-24T23:00", rate=0)
    token = stable(emulator)["access_token"]
    for _ in range(500):
        emulator.call("user/get", token=token)
    used = emulator.state()["quotas"]["/cgi-bin/user/get"]
    assert used == {"limit": 500, "used": 500, "left": 0}
    assert emulator.call("user/get", token=token)["errcode"] == 45009
    emulator.clock(advance=3600)
    assert emulator.call("user/get", token=token)["count"] == 3


def test_every_call_is_logged(emulator: RunningEmulator) -> None:
    token = emulator.token()
    emulator.custom("nobody", "你好", token)
    line = emulator.get("calls", path="/cgi-bin/message/custom/send")["calls"][0]
    assert (line["n"], line["method"], line["errcode"]) == (2, "POST", 40003)
    assert "你好" in line["body"]
    assert emulator.get("calls", after=2)["calls"] == []
