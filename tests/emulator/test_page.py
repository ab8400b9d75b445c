"""The phones, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import browser, needs_chromium
from tests.emulator.running import MEI, OU, SOL, RunningEmulator
from tests.emulator.webhook import Answer, Webhook, echo, text_reply

__all__ = ["browser"]  # pytest finds the fixture by its name here

PAGE = Path(__file__).parents[2] / "bot/emulator/page"

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture
def page(browser: Browser, emulator: RunningEmulator) -> Iterator[Page]:
    """Three phones on a desk, in Chinese; the page may log no error."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{emulator.address}/emulator/")
    expect(page.locator(".phone")).to_have_count(3)
    yield page
    page.close()
    assert errors == []


def test_talks_with_the_bot(page: Page, emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    phone = page.locator(".phone").first
    phone.get_by_label("发消息").fill("你好 <b>天天</b>")
    phone.get_by_label("发消息").press("Enter")
    expect(phone.locator(".bubble")).to_have_text(["你好 <b>天天</b>"] * 2)
    assert emulator.texts(MEI) == ["你好 <b>天天</b>"]


def test_shows_a_push_as_it_comes(page: Page, emulator: RunningEmulator) -> None:
    emulator.send(OU, "在")
    emulator.custom(OU, "今日一题")
    phone = page.locator(".phone").nth(1)
    expect(phone.get_by_text("今日一题")).to_be_visible()
    expect(phone.locator(".badge")).to_have_text("1")
    phone.click()
    expect(phone.locator(".badge")).to_be_hidden()
    assert emulator.member(OU)["unread"] == 0


def test_makes_links_of_links_alone(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    said = (
        '<a href="weixin://bizmsgmenu?msgmenucontent=%E6%98%8E%E7%99%BD&msgmenuid=1">明白</a>'
        '<a href="https://h5.example/">原文</a><a href="javascript:alert(1)">坏</a><img src=x>'
    )
    webhook.script = lambda push: Answer(text_reply(push.tree, said))
    emulator.send(MEI, "?")
    phone = page.locator(".phone").first
    expect(phone.locator(".theirs a")).to_have_text(["原文"])
    expect(phone.locator(".theirs img")).to_have_count(0)
    webhook.script = echo
    phone.locator(".theirs .link").click()
    expect(phone.locator(".mine .bubble").last).to_have_text("明白")


def test_opens_sub_menus(page: Page, emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    sub = {"type": "click", "name": "微建议", "key": "SUGGEST"}
    emulator.call("menu/create", {"button": [{"name": "说一说", "sub_button": [sub]}]})
    page.reload()
    phone = page.locator(".phone").first
    phone.get_by_role("button", name="说一说").click()
    phone.get_by_role("button", name="微建议").click()
    expect(phone.locator(".bubble")).to_have_text("CLICK")


def test_follows_and_leaves(page: Page, emulator: RunningEmulator) -> None:
    phone = page.locator(".phone").nth(2)
    phone.get_by_label("更多").click()
    phone.get_by_role("button", name="取消关注").click()
    expect(phone.get_by_role("button", name="关注公众号")).to_be_visible()
    assert not emulator.member(SOL)["follows"]
    phone.get_by_role("button", name="关注公众号").click()
    expect(phone.get_by_label("发消息")).to_be_visible()


def test_fits_a_phone_in_english(browser: Browser, emulator: RunningEmulator) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
    page.goto(f"{emulator.address}/emulator/")
    expect(page.locator(".phone:visible")).to_have_count(1)
    page.get_by_role("button", name="Member 2").click()
    expect(page.locator(".phone:visible h2")).to_contain_text("Member 2")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    page.close()


def test_says_everything_in_both_languages() -> None:
    catalogues = (PAGE / "texts.js").read_text().split("const EN")
    zh, en = (re.findall(r"^  (\w+):", text, re.MULTILINE) for text in catalogues)
    assert zh == en
    assert len(zh) > 40
    code = "".join(file.read_text() for file in PAGE.glob("*.js"))
    assert set(re.findall(r'say\("(\w+)"', code)) <= set(zh)
