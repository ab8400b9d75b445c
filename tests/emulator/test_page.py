"""The phones, in a real browser: talking, tapping, following, and the words on the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.emulator.phones import BROWSER_TEST, browser, choose, opened, page, phone_of, write
from tests.emulator.running import MEI, OU, SOL, RunningEmulator
from tests.emulator.webhook import Answer, Webhook, echo, text_reply

__all__ = ["browser", "page"]  # pytest finds the fixtures by their names here

FILES = Path(__file__).parents[2] / "bot/emulator/page"

pytestmark = BROWSER_TEST


def make_menu(emulator: RunningEmulator) -> None:
    click = {"type": "click", "name": "微建议", "key": "SUGGEST"}
    place = {"type": "location_select", "name": "我在哪", "key": "WHERE"}
    scan = {"type": "scancode_waitmsg", "name": "扫码签到", "key": "CHECKIN"}
    photo = {"type": "pic_weixin", "name": "交作业", "key": "HOMEWORK"}
    buttons = [{"name": "说一说", "sub_button": [click, place, scan, photo]}]
    assert emulator.call("menu/create", {"button": buttons})["errcode"] == 0


def tap(phone: Locator, name: str) -> None:
    phone.get_by_role("button", name="说一说").click()
    phone.locator(".popup").get_by_role("button", name=name).click()


def events(emulator: RunningEmulator) -> list[str]:
    """What the member at the first phone did, other than writing."""
    return [entry["event"] for entry in emulator.chat(MEI) if entry["type"] == "event"]


def test_talks_with_the_bot(page: Page, emulator: RunningEmulator, webhook: Webhook) -> None:
    webhook.script = echo
    phone = phone_of(page, 1)
    write(phone, "你好 <b>天天</b>")
    expect(phone.locator(".bubble")).to_have_text(["你好 <b>天天</b>"] * 2)
    assert emulator.texts(MEI) == ["你好 <b>天天</b>"]


def test_makes_links_of_links_alone(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    said = (
        '<a href="weixin://bizmsgmenu?msgmenucontent=%E6%98%8E%E7%99%BD&msgmenuid=1">明白</a>'
        '<a href="https://h5.example/">原文</a><a href="javascript:alert(1)">坏</a><img src=x>'
    )
    webhook.script = lambda push: Answer(text_reply(push.tree, said))
    emulator.send(MEI, "?")
    phone = phone_of(page, 1)
    expect(phone.locator(".theirs a")).to_have_text(["原文"])
    expect(phone.locator(".theirs img")).to_have_count(0)
    webhook.script = echo
    phone.locator(".theirs .link").click()
    expect(phone.locator(".mine .bubble").last).to_have_text("明白")


def test_taps_a_button_of_a_sub_menu(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = echo
    make_menu(emulator)  # while the page is open: it finds out by itself
    phone = phone_of(page, 1)
    tap(phone, "微建议")
    expect(phone.locator(".bubble")).to_have_text("CLICK")
    expect(phone.locator(".menu .popup")).to_be_hidden()


def test_asks_what_a_button_needs_to_know(page: Page, emulator: RunningEmulator) -> None:
    make_menu(emulator)
    phone = phone_of(page, 1)
    tap(phone, "扫码签到")
    phone.get_by_label("二维码里写着什么？").fill("room-301")
    phone.get_by_label("二维码里写着什么？").press("Enter")
    tap(phone, "我在哪")
    phone.get_by_label("地名").fill("图书馆")
    phone.get_by_role("dialog").get_by_role("button", name="发送").click()
    expect(phone.locator(".place")).to_contain_text("图书馆")
    tap(phone, "交作业")
    phone.get_by_label("选几张？").press("Enter")
    expect(phone.locator(".mine .picture")).to_be_visible()
    assert events(emulator) == ["scancode_waitmsg", "location_select", "pic_weixin"]


def test_follows_and_leaves(page: Page, emulator: RunningEmulator) -> None:
    phone = phone_of(page, 3)
    choose(phone, "取消关注")
    expect(phone.get_by_role("button", name="关注公众号")).to_be_visible()
    assert not emulator.member(SOL)["follows"]
    phone.get_by_role("button", name="关注公众号").click()
    expect(phone.get_by_label("发消息")).to_be_visible()
    choose(phone, "拒收消息")
    expect(phone.locator(".silent")).to_be_visible()
    assert emulator.member(SOL)["blocked"]


def test_shows_that_the_bot_is_typing(page: Page, emulator: RunningEmulator) -> None:
    emulator.send(OU, "在吗")
    emulator.call("message/custom/typing", {"touser": OU, "command": "Typing"})
    name = phone_of(page, 2).locator(".name")
    expect(name).to_have_text("对方正在输入…")
    emulator.custom(OU, "在")
    expect(name).to_have_text("公众号")


def test_says_what_went_wrong(page: Page, emulator: RunningEmulator) -> None:
    phone = phone_of(page, 1)
    phone.get_by_label("附件").click()
    emulator.unfollow(MEI)
    page.route("**/send", lambda route: route.fulfill(status=409, json={"error": "no"}))
    phone.locator(".follow").click()
    write(phone, "在吗")
    expect(phone.locator(".note")).to_have_text("没有成功：no")


def test_can_be_used_with_a_keyboard_alone(page: Page, emulator: RunningEmulator) -> None:
    phone = phone_of(page, 1)
    phone.get_by_label("更多").press("Enter")
    phone.locator(".header-menu").get_by_role("button", name="扫带参数").press("Enter")
    sheet = phone.get_by_role("dialog", name="扫一扫")
    expect(sheet.get_by_label("二维码里写着什么？")).to_be_focused()
    for _ in range(5):  # round and round, and never out of it
        page.keyboard.press("Tab")
        assert sheet.evaluate("sheet => sheet.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(phone.get_by_label("更多")).to_be_focused()


@pytest.mark.parametrize("viewport", [(390, 844), (844, 390)])
def test_fits_a_phone_in_english(
    browser: Browser, emulator: RunningEmulator, viewport: tuple[int, int]
) -> None:
    width, height = viewport
    size = {"width": width, "height": height}
    with opened(browser, emulator, viewport=size, locale="en-GB", color_scheme="dark") as page:
        expect(page.locator(".phone:visible")).to_have_count(1)
        page.get_by_role("button", name="Member 2").click()
        expect(page.locator(".phone:visible h2")).to_contain_text("Member 2")
        expect(page.locator(".phone:visible").get_by_label("Message")).to_be_in_viewport()
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_says_everything_in_both_languages() -> None:
    zh, en = (
        re.findall(r"^  (\w+):", (FILES / f"texts_{name}.js").read_text(), re.MULTILINE)
        for name in ("zh", "en")
    )
    assert zh == en
    assert len(zh) > 70
    code = "".join(file.read_text() for file in FILES.glob("*.js"))
    assert set(re.findall(r'say\("(\w+)"', code)) <= set(zh)
