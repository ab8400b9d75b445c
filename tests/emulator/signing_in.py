"""A site's side of the web sign-in: the way to WeChat and back, and the calls it makes then."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from tests.emulator.running import APP_ID, APP_SECRET, MEI, RunningEmulator

SITE = "http://h5.example/back?from=menu"
ASKED = {
    "appid": APP_ID,
    "redirect_uri": SITE,
    "response_type": "code",
    "scope": "snsapi_base",
    "state": "abc123",
}
OUTSIDE = "请在微信客户端打开链接"


def go(emulator: RunningEmulator, **given: str) -> requests.Response:
    """To the authorize page; a parameter that is '-' is left out."""
    query = {name: value for name, value in {**ASKED, **given}.items() if value != "-"}
    address = f"{emulator.address}/connect/oauth2/authorize"
    return requests.get(address, params=query, allow_redirects=False, timeout=5)


def back(answer: requests.Response) -> dict[str, str]:
    """What the site is told in the address."""
    assert answer.status_code == 302, answer.text
    address = urlsplit(answer.headers["Location"])
    assert (address.netloc, address.path) == ("h5.example", "/back")
    query = parse_qs(address.query, keep_blank_values=True)
    return {name: values[0] for name, values in query.items()}


def code_of(emulator: RunningEmulator, openid: str = MEI, scope: str = "snsapi_base") -> str:
    return back(go(emulator, emulated_member=openid, scope=scope))["code"]


def sns(emulator: RunningEmulator, path: str, **query: str) -> dict[str, Any]:
    answer = requests.get(f"{emulator.address}/sns/{path}", params=query, timeout=5)
    assert answer.status_code == 200
    return dict(answer.json())


def exchange(emulator: RunningEmulator, code: str, /, **given: str) -> dict[str, Any]:
    asked = {"appid": APP_ID, "secret": APP_SECRET, "grant_type": "authorization_code"}
    return sns(emulator, "oauth2/access_token", **{**asked, "code": code, **given})


def renew(emulator: RunningEmulator, token: str, **given: str) -> dict[str, Any]:
    asked = {"appid": APP_ID, "grant_type": "refresh_token", "refresh_token": token}
    return sns(emulator, "oauth2/refresh_token", **{**asked, **given})
