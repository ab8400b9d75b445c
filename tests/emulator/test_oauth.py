"""The way to a site, and who may go it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.emulator.running import MEI, STRANGER, RunningEmulator
from tests.emulator.signing_in import ASKED, OUTSIDE, back, code_of, exchange, go, renew
from tests.emulator.webhook import Webhook


@pytest.fixture(scope="module")
def subscription(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, account="subscription") as emulator:
        yield emulator


@pytest.fixture(scope="module")
def unverified(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, verified=False) as emulator:
        yield emulator


def test_brings_code_and_state_to_the_site(emulator: RunningEmulator) -> None:
    told = back(go(emulator, emulated_member=MEI))
    assert (told["from"], told["state"]) == ("menu", "abc123")
    assert exchange(emulator, told["code"])["openid"] == MEI


def test_needs_no_state(emulator: RunningEmulator) -> None:
    assert back(go(emulator, emulated_member=MEI, state="-"))["state"] == ""


def test_does_not_disturb_a_fragment(emulator: RunningEmulator) -> None:
    answer = go(emulator, emulated_member=MEI, redirect_uri="https://h5.example/app#/me")
    assert answer.headers["Location"].endswith("&state=abc123#/me")


def test_lets_strangers_through(emulator: RunningEmulator) -> None:
    assert exchange(emulator, code_of(emulator, STRANGER))["openid"] == STRANGER


@pytest.mark.parametrize("openid", ["-", "somebody"])
def test_lets_no_other_browser_through(emulator: RunningEmulator, openid: str) -> None:
    answer = go(emulator, emulated_member=openid)
    assert (answer.status_code, OUTSIDE in answer.text) == (200, True)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"appid": "-"}, 10012),
        ({"appid": "wx9"}, 40013),
        ({"redirect_uri": "-"}, 10011),
        ({"redirect_uri": "h5.example/back"}, 10003),
        ({"redirect_uri": "http://[h5"}, 10003),
        ({"redirect_uri": "javascript:alert(1)"}, 10003),
        ({"response_type": "token"}, 40038),
        ({"scope": "-"}, 10010),
        ({"scope": "snsapi_login"}, 10005),
        ({"state": "a b"}, 40035),
        ({"state": "<b>"}, 40035),
        ({"state": "a" * 129}, 40035),
    ],
)
def test_says_what_is_wrong(emulator: RunningEmulator, given: dict[str, str], code: int) -> None:
    answer = go(emulator, emulated_member=MEI, **given)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f"错误码 / error code: {code}<" in answer.text


def test_takes_a_long_state(emulator: RunningEmulator) -> None:
    assert back(go(emulator, emulated_member=MEI, state="a" * 128))["state"] == "a" * 128


def test_wants_the_parameters_in_their_order(emulator: RunningEmulator) -> None:
    query = {name: ASKED[name] for name in reversed(ASKED)}
    address = f"{emulator.address}/connect/oauth2/authorize"
    answer = requests.get(address, params={**query, "emulated_member": MEI}, timeout=5)
    assert "链接参数顺序错误" in answer.text


def test_a_subscription_account_needs_a_public_body(subscription: RunningEmulator) -> None:
    subscription.reset()
    refused = go(subscription, emulated_member=MEI)
    assert "error code: 10005" in refused.text
    assert exchange(subscription, "any")["errcode"] == 48001
    subscription.put("switches", {"public_body": True})
    assert exchange(subscription, code_of(subscription))["openid"] == MEI


def test_an_unverified_account_may_not(unverified: RunningEmulator) -> None:
    unverified.put("switches", {"public_body": True})
    assert "error code: 10005" in go(unverified, emulated_member=MEI).text
    assert exchange(unverified, "any")["errcode"] == 48001


def test_survives_a_restart(webhook: Webhook, tmp_path: Path) -> None:
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        used, code = code_of(emulator), code_of(emulator)
        first = exchange(emulator, used)
        renewed = renew(emulator, first["refresh_token"])
        emulator.stop(signal.SIGTERM)
    with RunningEmulator(webhook.url, state_dir=tmp_path) as emulator:
        assert exchange(emulator, used)["errcode"] == 40163
        assert exchange(emulator, code)["openid"] == MEI
        assert renew(emulator, first["refresh_token"])["errcode"] == 40030
        assert renew(emulator, renewed["refresh_token"])["openid"] == MEI
