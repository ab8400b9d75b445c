"""The phones show everything once and in order, whatever happens to the connection."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.emulator.phones import BROWSER_TEST, browser, opened, page, phone_of, write
from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Webhook, echo

__all__ = ["browser", "page"]

FAULT = "该公众号提供的服务出现故障，请稍后再试"
LONG = 1000

pytestmark = BROWSER_TEST


def test_shows_the_fault_line_when_the_bot_is_late(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = lambda push: Answer("too late", seconds=1)
    write(phone_of(page, 1), "在吗")
    expect(phone_of(page, 1).locator(".grey").last).to_have_text(FAULT)


def test_shows_a_push_as_it_comes(page: Page, emulator: RunningEmulator) -> None:
    emulator.send(OU, "在")
    emulator.custom(OU, "今日一题")
    phone = phone_of(page, 2)
    expect(phone.get_by_text("今日一题")).to_be_visible()
    expect(phone.locator(".badge")).to_have_text("1")
    phone.locator(".chat").click()
    expect(phone.locator(".badge")).to_be_hidden()
    while emulator.member(OU)["unread"]:  # which the page is telling it now
        page.wait_for_timeout(20)


def test_counts_right_whatever_a_slow_answer_says(page: Page, emulator: RunningEmulator) -> None:
    """An answer from before the push comes after it; the count is not lost."""
    emulator.send(OU, "在")
    before = emulator.member(OU)
    phone = phone_of(page, 2)
    expect(phone.locator(".mine")).to_have_count(1)
    page.route(f"**/api/members/{OU}", lambda route: route.fulfill(json=before))
    emulator.custom(OU, "今日一题")
    expect(phone.locator(".badge")).to_have_text("1")
    with page.expect_response(f"**/api/members/{OU}"):
        page.locator(".phone").nth(1).get_by_label("更多").dispatch_event("click")
    expect(phone.locator(".badge")).to_have_text("1")


def test_goes_on_after_a_reload_in_the_middle(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = lambda push: Answer(echo(push).body, seconds=0.2)
    phone = phone_of(page, 1)
    write(phone, "第一句")
    page.reload()
    expect(phone.locator(".bubble")).to_have_text(["第一句"] * 2)
    write(phone, "第二句")
    expect(phone.locator(".bubble")).to_have_text(["第一句"] * 2 + ["第二句"] * 2)


def test_looks_anew_after_a_restart(browser: Browser, webhook: Webhook, tmp_path: Path) -> None:
    webhook.script = echo
    emulator = RunningEmulator(webhook.url, state_dir=tmp_path, name="天天学习")
    port = int(emulator.address.rpartition(":")[2])
    emulator.send(MEI, "之前")
    with opened(browser, emulator) as page:
        phone = phone_of(page, 1)
        expect(phone.locator(".name")).to_have_text("天天学习")
        expect(phone.locator(".bubble")).to_have_text(["之前"] * 2)
        emulator.stop()
        expect(page.locator(".lost")).to_contain_text("连接中断")
        with RunningEmulator(webhook.url, state_dir=tmp_path, port=port) as again:
            again.send(MEI, "之后")
            expect(phone.locator(".bubble")).to_have_text(["之前"] * 2 + ["之后"] * 2)
            expect(page.locator(".lost")).to_be_empty()
            again.reset()
            expect(phone.locator(".bubble")).to_have_count(0)


def test_stays_quick_in_a_long_chat(
    browser: Browser, emulator: RunningEmulator, webhook: Webhook
) -> None:
    for number in range(1, LONG + 1):
        emulator.send(MEI, f"第 {number} 句")
    with opened(browser, emulator) as page:
        phone = phone_of(page, 1)
        expect(phone.get_by_text(f"第 {LONG} 句")).to_be_in_viewport()
        assert phone.locator(".entry").count() == 100
        phone.locator(".chat").evaluate("chat => { chat.scrollTop = 0; }")
        expect(phone.locator(".entry")).to_have_count(200)
        expect(phone.locator(".entry").first).to_have_text(f"1第 {LONG - 199} 句")
        kept = phone.get_by_text(f"第 {LONG - 99} 句", exact=True)
        expect(kept).to_be_in_viewport()  # what one was reading stays in sight
        emulator.custom(MEI, "新的")
        phone.get_by_role("button", name="有新消息").click()
        expect(phone.get_by_text("新的", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("query", ["after=2", "before=4&after=2", "last=1&before=4"])
def test_gives_a_part_of_a_chat(emulator: RunningEmulator, query: str) -> None:
    for words in ("一", "二", "三"):
        emulator.send(MEI, words)
    chat = emulator.get(f"members/{MEI}/chat", **dict(p.split("=") for p in query.split("&")))
    assert [entry["text"] for entry in chat["messages"]] == ["三"]
