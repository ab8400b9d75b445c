"""A member on a phone and an organiser at a desk, on real pages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import browser, needs_chromium
from tests.emulator.running import MEI
from tests.journeys.house import House, until

__all__ = ["browser"]  # pytest finds the fixture by its name here

pytestmark = [pytest.mark.browser, needs_chromium]


def _sign_in(page: Page, house: House, name: str, password: str) -> None:
    page.goto(f"http://127.0.0.1:{house.port}/console/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def test_a_suggestion_goes_from_phone_to_desk_and_back(house: House, browser: Browser) -> None:
    house.everything()
    password = house.cli("users", "add", "ou", "--role", "organiser").strip()
    phones = browser.new_page(viewport={"width": 390, "height": 800}, locale="zh-CN")
    phones.goto(f"{house.wechat.address}/emulator/")
    phone = phones.locator(".phone").first
    phone.get_by_label("发消息").fill("微建议 北门口加一盏路灯")
    phone.get_by_label("发消息").press("Enter")
    expect(phone.get_by_text(re.compile("回执号"))).to_be_visible()

    desk = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    _sign_in(desk, house, "ou", password)
    desk.goto(f"http://127.0.0.1:{house.port}/console/suggestions/")
    desk.get_by_role("link", name=re.compile("北门口加一盏路灯")).first.click()
    expect(desk.get_by_text("北门口加一盏路灯").first).to_be_visible()
    desk.get_by_role("button", name="立案").click()
    expect(desk.get_by_text("已立案").first).to_be_visible()
    expect(phone.get_by_text(re.compile("已立案"))).to_be_visible()
    phones.close()
    desk.close()


def test_an_admin_pushes_and_watches_it_arrive(house: House, browser: Browser) -> None:
    house.everything()
    house.says(MEI, "你好")
    password = house.cli("users", "add", "ada", "--role", "admin").strip()
    desk = browser.new_page(viewport={"width": 390, "height": 800}, locale="zh-CN")
    _sign_in(desk, house, "ada", password)
    desk.goto(f"http://127.0.0.1:{house.port}/console/push-now/")
    desk.get_by_role("link", name=re.compile("怎样才算提案")).click()
    expect(desk.get_by_text(re.compile(r"3\s*人")).first).to_be_visible()
    desk.get_by_role("button", name=re.compile("^发给|^发送|确认")).click()
    until(lambda: house.wechat.received("怎样才算提案")["total"] == 1)
    desk.close()


def test_the_item_stands_on_a_page_for_phones(house: House, browser: Browser) -> None:
    house.everything()
    house.cli("push", "now", "lvzhi/001-ti-an-shi-shenme", "--yes")
    page = browser.new_page(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page.goto(f"http://127.0.0.1:{house.port}/")
    page.get_by_role("link", name=re.compile("怎样才算提案")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("怎样才算提案")
    page.locator("details summary").first.click()
    expect(page.locator("details[open]")).to_have_count(1)
    page.close()
