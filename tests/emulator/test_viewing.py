"""A tap on a card or a link: what a member's WeChat fetches, and who the site then knows."""

import re

import pytest
import requests

from tests.emulator.running import MEI, OU, Json, RunningEmulator
from tests.emulator.site import Site, seen, site

__all__ = ["site"]  # pytest finds the fixture by its name here


OFFICIAL = "https://open.weixin.qq.com/connect/oauth2/authorize"


def news(emulator: RunningEmulator, url: str) -> int:
    """A card on Mei's phone; the answer is its number in the chat."""
    emulator.send(MEI, "在")
    article = {"title": "今日一题", "description": "", "picurl": "", "url": url}
    body = {"touser": MEI, "msgtype": "news", "news": {"articles": [article]}}
    assert emulator.call("message/custom/send", body)["errcode"] == 0
    return int(emulator.chat(MEI)[-1]["n"])


def tapped(emulator: RunningEmulator, openid: str, url: str, **given: object) -> Json:
    return emulator.tap(openid, url=url, **given)


def test_a_tap_signs_the_member_in(emulator: RunningEmulator, site: Site) -> None:
    number = news(emulator, f"{site.url}/me")
    answer = emulator.tap(MEI, article=number, index=0)
    assert answer == {"url": f"{site.url}/me", "status": 200, "signed_in": True}
    assert site.granted["openid"] == MEI


def test_knows_the_official_address(emulator: RunningEmulator, site: Site) -> None:
    site.platform = OFFICIAL
    assert tapped(emulator, MEI, f"{site.url}/me")["signed_in"] is True
    assert site.granted["openid"] == MEI


def test_a_page_needs_no_sign_in(emulator: RunningEmulator, site: Site) -> None:
    answer = tapped(emulator, MEI, f"{site.url}/open")
    assert answer == {"url": f"{site.url}/open", "status": 200, "signed_in": False}


def test_each_phone_has_its_own_cookies(emulator: RunningEmulator, site: Site) -> None:
    tapped(emulator, MEI, f"{site.url}/me")
    assert tapped(emulator, OU, f"{site.url}/open")["signed_in"] is False
    assert tapped(emulator, MEI, f"{site.url}/open")["signed_in"] is True
    assert "hello stranger" in seen(emulator, site, "/open", OU).text
    assert f"hello {MEI}" in seen(emulator, site, "/open", MEI).text


def test_a_reset_forgets_cookies(emulator: RunningEmulator, site: Site) -> None:
    tapped(emulator, MEI, f"{site.url}/me")
    emulator.reset()
    assert tapped(emulator, MEI, f"{site.url}/open")["signed_in"] is False


def test_a_site_can_not_say_who_comes(emulator: RunningEmulator, site: Site) -> None:
    site.more = f"&emulated_member={OU}&emulated_snapshot=1"
    tapped(emulator, MEI, f"{site.url}/me")
    assert site.granted["openid"] == MEI
    assert "is_snapshotuser" not in site.granted


def test_a_preview_shows_a_virtual_person(emulator: RunningEmulator, site: Site) -> None:
    site.scope = "snsapi_userinfo"
    answer = tapped(emulator, MEI, f"{site.url}/me", snapshot=True)
    assert answer["signed_in"] is True
    assert site.granted["is_snapshotuser"] == 1
    assert re.fullmatch(r"o[\w-]{27}", str(site.granted["openid"]))
    assert site.granted["openid"] != MEI
    told = requests.get(
        f"{emulator.address}/sns/userinfo",
        params={name: str(site.granted[name]) for name in ("access_token", "openid")},
        timeout=5,
    )
    assert (told.json()["nickname"], told.json()["headimgurl"]) == ("微信用户", "")
    assert tapped(emulator, MEI, f"{site.url}/open")["signed_in"] is False


def test_nobody_answers(emulator: RunningEmulator) -> None:
    answer = tapped(emulator, MEI, "http://127.0.0.1:9/")
    assert answer == {"url": "http://127.0.0.1:9/", "status": 0, "signed_in": False}


def test_follows_ten_redirects(emulator: RunningEmulator, site: Site) -> None:
    there = f"{site.url}/open"
    for _ in range(10):
        there = requests.Request("GET", f"{site.url}/to", params={"url": there}).prepare().url or ""
    assert tapped(emulator, MEI, there)["status"] == 200
    once_more = requests.Request("GET", f"{site.url}/to", params={"url": there}).prepare().url or ""
    assert tapped(emulator, MEI, once_more)["status"] == 302


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"url": "ftp://h5.example/"}', 409),
        ('{"url": "weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1"}', 409),
        ('{"url": "http://"}', 409),
        ('{"url": "http://h:port/"}', 409),
        ('{"url": 7}', 409),
        ('{"article": 1}', 409),
        ('{"article": 99}', 409),
        ('{"article": "1"}', 409),
    ],
)
def test_opens_nothing_else(emulator: RunningEmulator, body: str, status: int) -> None:
    emulator.send(MEI, "在")
    assert emulator.refusal(f"members/{MEI}/tap", body.encode())[0] == status


def test_a_card_has_so_many_articles(emulator: RunningEmulator, site: Site) -> None:
    number = news(emulator, f"{site.url}/open")
    body = f'{{"article": {number}, "index": 1}}'.encode()
    assert emulator.refusal(f"members/{MEI}/tap", body)[0] == 409
