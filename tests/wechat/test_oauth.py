"""Web sign-in against the local WeChat; and against none."""

from collections.abc import Iterator
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from bot.emulator.testing.running import APP_ID, APP_SECRET, RunningEmulator
from bot.wechat.errors import PlatformRefused, PlatformSilent
from bot.wechat.oauth import OAuth
from tests.emulator.running import MEI

pytestmark = pytest.mark.journey

BACK = "http://127.0.0.1:1/oauth/return"


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> Request | None:
        return None


@pytest.fixture(scope="module")
def wechat() -> Iterator[RunningEmulator]:
    """A local WeChat of a verified service account."""
    running = RunningEmulator("http://127.0.0.1:1/wechat", members=1)
    yield running
    running.stop()


def oauth_of(wechat: RunningEmulator, secret: str = APP_SECRET) -> OAuth:
    return OAuth(APP_ID, secret, wechat.address, wechat.address)


def a_code(wechat: RunningEmulator, extra: str = "") -> str:
    """Pass through the platform as Mei; gives the code that it sends her back with."""
    address = oauth_of(wechat).authorize(BACK, "a1")
    where = address.replace("#wechat_redirect", f"&emulated_member={MEI}{extra}")
    with pytest.raises(HTTPError) as sent:
        build_opener(_Stay).open(where, timeout=5)
    with sent.value as answer:
        back = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert back["state"] == ["a1"]
    return back["code"][0]


def test_tells_whose_a_code_is_once(wechat: RunningEmulator) -> None:
    code, oauth = a_code(wechat), oauth_of(wechat)
    assert oauth.openid(code) == MEI
    with pytest.raises(PlatformRefused) as used:
        oauth.openid(code)
    assert used.value.code == 40163


def test_knows_nobody_in_a_preview(wechat: RunningEmulator) -> None:
    assert oauth_of(wechat).openid(a_code(wechat, "&emulated_snapshot=1")) is None


def test_says_why_it_was_refused_without_the_secret(wechat: RunningEmulator) -> None:
    with pytest.raises(PlatformRefused) as refused:
        oauth_of(wechat, "wrong").openid(a_code(wechat))
    assert refused.value.code == 40125
    assert "wrong" not in str(refused.value)


def test_is_silent_about_an_address_where_nobody_answers() -> None:
    with pytest.raises(PlatformSilent) as silent:
        OAuth(APP_ID, "the-secret", "http://127.0.0.1:1", "").openid("x")
    assert "the-secret" not in str(silent.value)
    assert silent.value.__cause__ is None


def test_waits_two_seconds_at_the_most(wechat: RunningEmulator) -> None:
    code, begun = a_code(wechat), monotonic()
    rule = {"on": "/sns/oauth2/access_token", "kind": "latency", "rate": 1, "ms": 5000}
    wechat.put("faults", {"seed": 1, "rules": [rule]})
    with pytest.raises(PlatformSilent):
        oauth_of(wechat).openid(code)
    wechat.put("faults", {"seed": 1, "rules": []})
    assert monotonic() - begun < 3


def test_keeps_the_order_that_the_platform_wants() -> None:
    address = OAuth("wxa", "s", "https://api.weixin.qq.com", "https://open.weixin.qq.com")
    assert address.authorize("https://x.cn/oauth/return?a=1", "s1") == (
        "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wxa"
        "&redirect_uri=https%3A%2F%2Fx.cn%2Foauth%2Freturn%3Fa%3D1"
        "&response_type=code&scope=snsapi_base&state=s1#wechat_redirect"
    )
