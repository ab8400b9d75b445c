"""The page /emulator/ in a real browser, for the tests that look at phones."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import browser, needs_chromium
from tests.emulator.running import RunningEmulator

__all__ = ["BROWSER_TEST", "browser", "opened", "page", "phone_of"]

BROWSER_TEST = [pytest.mark.browser, needs_chromium]
DESKTOP = {"width": 1440, "height": 900}


@contextmanager
def opened(browser: Browser, emulator: RunningEmulator, **options: Any) -> Iterator[Page]:
    """The page with its three phones, on a desk unless said otherwise; it may log no error."""
    page = browser.new_page(**{"viewport": DESKTOP, "locale": "zh-CN", **options})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{emulator.address}/emulator/")
    expect(page.locator(".phone")).to_have_count(3)
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def page(browser: Browser, emulator: RunningEmulator) -> Iterator[Page]:
    with opened(browser, emulator) as page:
        yield page


def phone_of(page: Page, number: int) -> Locator:
    """The phone of the first, second or third member."""
    return page.locator(".phone").nth(number - 1)


def choose(phone: Locator, name: str) -> None:
    """One of the choices behind "…"."""
    phone.get_by_label("更多").click()
    phone.locator(".header-menu").get_by_role("button", name=name).click()


def write(phone: Locator, words: str) -> None:
    keyboard = phone.get_by_label("切换到键盘")
    if keyboard.is_visible():
        keyboard.click()
    phone.get_by_label("发消息").fill(words)
    phone.get_by_label("发消息").press("Enter")


def exactly(name: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(name)}$")
