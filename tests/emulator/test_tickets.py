"""Tickets for the JS-SDK, and an API that is no more."""

import pytest
from wechatpy import WeChatClient

from tests.emulator.running import APP_ID, APP_SECRET, RunningEmulator


class Client(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
    """Knows the emulator's address alone."""


@pytest.fixture
def client(emulator: RunningEmulator) -> Client:
    client = Client(APP_ID, APP_SECRET, access_token=emulator.token(), timeout=5)
    client.API_BASE_URL = f"{emulator.address}/cgi-bin/"
    return client


def test_gives_a_ticket_to_wechatpy(client: Client) -> None:
    answer = client.jsapi.get_ticket()
    assert 0 < answer["expires_in"] <= 7200
    assert client.jsapi.get_ticket()["ticket"] == answer["ticket"]
    assert client.jsapi.get_ticket("wx_card")["ticket"] != answer["ticket"]
    assert client.jsapi.get_jsapi_ticket() == answer["ticket"]


def test_a_ticket_lasts_two_hours(emulator: RunningEmulator) -> None:
    emulator.clock(rate=0)
    first = emulator.call("ticket/getticket", type="jsapi")
    emulator.clock(advance=first["expires_in"])
    second = emulator.call("ticket/getticket", type="jsapi")
    assert (second["ticket"] != first["ticket"], second["expires_in"]) == (True, 7200)


def test_gives_no_other_ticket(emulator: RunningEmulator) -> None:
    assert emulator.call("ticket/getticket", type="tram")["errcode"] == 40097


def test_short_links_are_gone(emulator: RunningEmulator) -> None:
    asked = {"action": "long2short", "long_url": "https://h5.example/"}
    assert emulator.call("shorturl", asked)["errcode"] == 45109
