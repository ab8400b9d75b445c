"""The members' pages on phones: seen, measured, checked, and used inside WeChat's own view."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState, expect

from bot.model.contribution import Kind, MoveRecord, State
from bot.model.ids import OpenId
from bot.reading import links
from bot.store import contributions
from bot.store.base import Store
from tests.chromium import browser, needs_chromium
from tests.emulator.running import MEI, OU, SOL
from tests.journeys.house import House

__all__ = ["browser"]  # pytest finds the fixture by its name here

pytestmark = [pytest.mark.browser, needs_chromium]

ITEM = "/study/lvzhi/001-ti-an-shi-shenme"
WIDTHS = (360, 390, 768)
LIMIT = 60_000
PICTURES = os.environ.get("MEMBER_PAGES_PICTURES", "")
"""Where pictures of the pages are wanted: a folder, and the beginning of their names."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house whose web process runs; Mei has handed in, has a draft, and Ou's post is shown."""
    built = House(tmp_path_factory.mktemp("house"))
    try:
        built.start("serve")
        built.wait_for_web()
        for words in (
            "同意公开",
            "微讨论 我们楼口提过一次坡道，\n写清楚地方和照片，三个星期就修好了。",
        ):
            built.says(OU, words)
        built.says(MEI, "微建议 北门口那盏路灯坏了半年，晚上接孩子放学要摸黑走一段，盼着早点修好。")
        built.says(MEI, "昨天在社区医院排队两个小时，老人家站着等，能不能加几把椅子？")
        _accept_posts(built.opened)
        yield built
    finally:
        built.end()


def _accept_posts(store: Store) -> None:
    """Let what was posted be shown, about the item that is looked at."""
    for one in contributions.everything(store):
        if one.kind is Kind.DISCUSSION:
            store.redis.zadd(store.keys.posts(ITEM[7:]), {one.receipt: 1})
            store.redis.hset(store.keys.contribution(one.receipt), "topic", ITEM[7:])
            step = MoveRecord("ou", datetime.now(UTC), one.state, State.ACCEPTED)
            assert contributions.move(store, one, step, "")


@pytest.fixture(scope="module")
def signed_in(home: House, browser: Browser) -> StorageState:
    """What Mei's browser remembers once she signed in by OAuth.

    The local WeChat sends at once whoever says who they are.
    """
    context = browser.new_context()
    begun = context.request.get(address(home, "/oauth/"), max_redirects=0)
    page = context.new_page()
    page.goto(begun.headers["location"].replace("#wechat_redirect", f"&emulated_member={MEI}"))
    assert page.url == address(home, "/me/")
    remembered = context.storage_state()
    context.close()
    return remembered


def address(house: House, path: str) -> str:
    return f"http://127.0.0.1:{house.port}{path}"


def weight(page: Page) -> int:
    """Count the bytes of a page with all that it fetches."""
    own = page.context.request.get(page.url).body()
    fetched = re.findall(r'(?:src|rel="(?:icon|stylesheet)"[^>]* href)="([^"]+)"', own.decode())
    assert fetched
    at = [urljoin(page.url, one) for one in fetched]
    return len(own) + sum(len(page.context.request.get(one).body()) for one in at)


def faults(page: Page) -> list[str]:
    """Name what axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def look(page: Page, name: str) -> None:
    """Take a picture, where pictures are wanted."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}{name}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_every_phone_in_every_light(
    home: House,
    browser: Browser,
    signed_in: StorageState,
    scheme: Literal["light", "dark"],
    scripts: bool,
) -> None:
    context = browser.new_context(
        color_scheme=scheme, java_script_enabled=scripts, storage_state=signed_in
    )
    page = context.new_page()
    for path, name in ((ITEM, "item"), ("/me/", "me")):
        page.goto(address(home, path))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            box = page.locator("main").bounding_box()
            assert box
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width
            if scripts:
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            look(page, f"{name}-{width}-{scheme}-{'script' if scripts else 'plain'}")
        assert weight(page) < LIMIT
        if scripts:
            assert faults(page) == []
    context.close()


def test_the_other_pages_are_open_to_everybody_too(
    home: House, browser: Browser, signed_in: StorageState
) -> None:
    context = browser.new_context(storage_state=signed_in, viewport={"width": 360, "height": 800})
    page = context.new_page()
    kept = contributions.everything(home.opened)
    code = next(one.receipt for one in kept if one.author.openid == MEI)
    link = urlsplit(links.to_me(home.opened, "", lambda: datetime.now(UTC))(OpenId(OU))).path
    for path, name in (
        (f"/me/handed/{code}", "handed"),
        (f"{ITEM}?q=0&a=A", "answered"),
        (link, "link"),
        ("/privacy/", "privacy"),
        ("/nowhere/", "missing"),
    ):
        page.goto(address(home, path))
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        look(page, name)
    context.close()


def test_a_member_uses_the_item_page_inside_wechat(home: House, browser: Browser) -> None:
    assert f'href="{address(home, "/me/")}"' in home.says(SOL, "我的")
    told = home.wechat.tap(MEI, url=address(home, "/me/"))
    assert (told["status"], told["signed_in"]) == (200, True)
    view = f"{home.wechat.address}/emulator/view/{SOL}/http/127.0.0.1:{home.port}{ITEM}"
    page = browser.new_page(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page.goto(view)
    page.get_by_role("link", name="在微信里登录").click()
    page.get_by_label("交承办单位办理").check()
    page.get_by_role("button", name="看看对不对").first.click()
    expect(page.get_by_text("答对了")).to_be_visible()
    expect(page.get_by_text("三个星期就修好了")).to_be_visible()
    page.get_by_role("button", name="赞 0").click()
    expect(page.get_by_role("button", name="已赞 1")).to_be_visible()
    page.get_by_label("写下你的看法").fill("我们小区也有这样的事")
    page.get_by_role("button", name="发到讨论里").click()
    expect(page.get_by_role("status").first).to_contain_text("回执号")
    look(page, "in-wechat")
    everything = contributions.everything(home.opened)
    kept = next(one for one in everything if one.text == "我们小区也有这样的事")
    assert (kept.author.openid, kept.message_id, kept.item) == (SOL, None, ITEM[7:])
    page.close()


def test_large_type_is_remembered_without_a_script(home: House, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page.goto(address(home, ITEM))
    usual = page.get_by_role("heading", level=1).bounding_box()
    page.get_by_role("link", name="大字").click()
    page.goto(address(home, ITEM))
    large = page.get_by_role("heading", level=1).bounding_box()
    assert usual
    assert large
    assert large["height"] > usual["height"]
    look(page, "item-large")
    page.close()
