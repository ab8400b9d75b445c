from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.emulator.running import APP_ID, APP_SECRET, RunningEmulator
from tests.emulator.webhook import Webhook

CUSTOM = "/cgi-bin/message/custom/send"


@pytest.fixture(scope="module")
def unverified(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, verified=False) as emulator:
        yield emulator


@pytest.fixture
def token(emulator: RunningEmulator) -> str:
    emulator.clock(now="2026-11-24T12:00:00+08:00", rate=0)
    return emulator.token()


def ok(answer: dict[str, Any]) -> bool:
    return answer == {"errcode": 0, "errmsg": "ok"}


def test_tells_what_is_left_of_a_quota(emulator: RunningEmulator, token: str) -> None:
    emulator.custom("nobody", "你好", token)
    answer = emulator.call("openapi/quota/get", {"cgi_path": CUSTOM}, token=token)
    assert answer["quota"] == {"daily_limit": 500_000, "used": 1, "remain": 499_999}
    stable = emulator.call("openapi/quota/get", {"cgi_path": "/cgi-bin/stable_token"}, token=token)
    assert stable["rate_limit"] == {"call_count": 10_000, "refresh_second": 60}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("cgi-bin/message/custom/send", 76003),
        (f"https://api.weixin.qq.com{CUSTOM}", 76003),
        (None, 76003),
        ("/cgi-bin/no/such", 76021),
        ("/sns/oauth2/access_token", 76022),
    ],
)
@pytest.mark.parametrize("call", ["openapi/quota/get", "openapi/quota/clear"])
def test_knows_no_such_quota(emulator: RunningEmulator, call: str, path: object, code: int) -> None:
    assert emulator.call(call, {"cgi_path": path})["errcode"] == code


def test_clears_one_quota_fifty_times_a_month(emulator: RunningEmulator, token: str) -> None:
    for _ in range(500):
        emulator.call("user/get", token=token)
    path = {"cgi_path": "/cgi-bin/user/get"}
    for _ in range(50):
        assert ok(emulator.call("openapi/quota/clear", path, token=token))
    assert emulator.call("user/get", token=token)["count"] == 3
    assert emulator.call("openapi/quota/clear", path, token=token)["errcode"] == 48006
    emulator.clock(now="2026-12-01T00:00:00+08:00")
    assert ok(emulator.call("openapi/quota/clear", path))


def test_clears_all_ten_times_a_month(emulator: RunningEmulator, token: str) -> None:
    emulator.custom("nobody", "你好", token)
    secret = {"appid": APP_ID, "appsecret": APP_SECRET}
    for _ in range(5):
        assert ok(emulator.call("clear_quota", {"appid": APP_ID}, token=token))
        assert ok(emulator.call("clear_quota/v2", secret, token=None))
    assert emulator.state()["quotas"][CUSTOM]["used"] == 0
    assert emulator.call("clear_quota", {"appid": APP_ID}, token=token)["errcode"] == 48006
    assert emulator.call("clear_quota/v2", secret, token=None)["errcode"] == 48006
    emulator.clock(now="2026-12-01T00:00:00+08:00")
    assert ok(emulator.call("clear_quota/v2", secret, token=None))


def test_clears_by_secret_in_the_query_too(emulator: RunningEmulator) -> None:
    query = {"appid": APP_ID, "appsecret": APP_SECRET}
    address = f"{emulator.address}/cgi-bin/clear_quota/v2"
    assert ok(requests.post(address, params=query, timeout=5).json())
    assert requests.get(address, params=query, timeout=5).json()["errcode"] == 43002


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"appid": ""}, 41002),
        ({"appid": "wx9"}, 40013),
        ({"appsecret": ""}, 41004),
        ({"appsecret": "guess"}, 40125),
    ],
)
def test_clears_for_nobody_else(
    emulator: RunningEmulator, given: dict[str, str], code: int
) -> None:
    asked = {"appid": APP_ID, "appsecret": APP_SECRET, **given}
    assert emulator.call("clear_quota/v2", asked, token=None)["errcode"] == code
    if "appid" in given:
        assert emulator.call("clear_quota", asked)["errcode"] == code


def test_only_verified_accounts_clear(unverified: RunningEmulator) -> None:
    path, secret = {"cgi_path": CUSTOM}, {"appid": APP_ID, "appsecret": APP_SECRET}
    assert unverified.call("clear_quota", secret)["errcode"] == 48001
    assert unverified.call("clear_quota/v2", secret, token=None)["errcode"] == 48001
    assert unverified.call("openapi/quota/clear", path)["errcode"] == 48001
    assert "quota" in unverified.call("openapi/quota/get", path)
