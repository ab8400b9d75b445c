"""A site that asks for nickname and picture: the member is asked first."""

import re

import pytest
import requests

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.site import Site, seen, site

__all__ = ["site"]  # pytest finds the fixture by its name here

OFFICIAL = "https://open.weixin.qq.com/connect/oauth2/authorize"


def asked(emulator: RunningEmulator, site: Site, openid: str = MEI) -> str:
    """The consent page that /me leads to, or an empty text where nobody was asked."""
    page = seen(emulator, site, "/me", openid)
    return page.text if "该网页申请获取" in page.text else ""


def press(emulator: RunningEmulator, site: Site, page: str, button: str) -> requests.Response:
    link = re.search(rf'href="([^"]+)">{button}', page)
    assert link
    there = site.platform.replace("https://", "https/").replace("http://", "http/")
    query = link[1].replace("&amp;", "&")
    return requests.get(f"{emulator.address}/emulator/view/{MEI}/{there}{query}", timeout=5)


@pytest.mark.parametrize("platform", ["", OFFICIAL])
def test_asks_before_it_tells_the_nickname(
    emulator: RunningEmulator, site: Site, platform: str
) -> None:
    site.scope, site.platform = "snsapi_userinfo", platform or site.platform
    assert emulator.tap(MEI, url=f"{site.url}/me")["signed_in"] is False
    page = press(emulator, site, asked(emulator, site), "允许")
    assert f"hello {MEI}" in page.text
    assert site.granted["scope"] == "snsapi_userinfo"
    assert asked(emulator, site, OU)


def test_asks_once(emulator: RunningEmulator, site: Site) -> None:
    site.scope = "snsapi_userinfo"
    press(emulator, site, asked(emulator, site), "允许")
    other = Site(emulator.address)
    other.scope = "snsapi_userinfo"
    other.netloc = other.netloc.replace("127.0.0.1", "localhost")  # where no cookie is yet
    try:
        assert not asked(emulator, other)
        assert other.granted["openid"] == MEI
    finally:
        other.close()


def test_a_refusal_tells_the_site_nothing(emulator: RunningEmulator, site: Site) -> None:
    site.scope = "snsapi_userinfo"
    assert "hello nobody" in press(emulator, site, asked(emulator, site), "拒绝").text
    assert site.granted == {}


def test_a_site_can_not_press_the_button(emulator: RunningEmulator, site: Site) -> None:
    site.scope, site.more = "snsapi_userinfo", "&emulated_consent=yes"
    assert asked(emulator, site)


def test_a_site_can_force_the_question(emulator: RunningEmulator, site: Site) -> None:
    site.scope = "snsapi_userinfo"
    press(emulator, site, asked(emulator, site), "允许")
    site.more, site.netloc = "&forcePopup=true", site.netloc.replace("127.0.0.1", "localhost")
    assert asked(emulator, site)


def test_a_switch_spares_followers_the_question(emulator: RunningEmulator, site: Site) -> None:
    emulator.put("switches", {"silent_userinfo": True})
    site.scope = "snsapi_userinfo"
    assert not asked(emulator, site)
    assert asked(emulator, site, STRANGER)
