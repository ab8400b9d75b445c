"""What the account and its members send besides text: cards, files, codes, consent."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.emulator.phones import BROWSER_TEST, browser, choose, page, phone_of
from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.webhook import Answer, Push, Webhook, reply

__all__ = ["browser", "page"]

PICTURE = Path(__file__).parents[2] / "bot/emulator/page/sample.png"

pytestmark = BROWSER_TEST


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A web page that says by which path it was asked for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<!doctype html><h1>{self.path}</h1>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def news(push: Push, url: str, count: int) -> Answer:
    item = {"Title": "第一课", "Description": "摘要", "PicUrl": "", "Url": url}
    articles = {"MsgType": "news", "ArticleCount": count, "Articles": {"item": [item] * count}}
    return Answer(reply(push.tree, articles))


def told(webhook: Webhook, event: str) -> dict[str, object]:
    """The next event of this name; others may come from an earlier test."""
    while (push := webhook.next_push().tree).get("Event") != event:
        pass
    return push


def test_opens_a_news_card_in_the_view(
    page: Page, emulator: RunningEmulator, webhook: Webhook, site: str
) -> None:
    webhook.script = lambda push: news(push, f"{site}/lesson?day=1", 1)
    emulator.send(MEI, "今日")
    phone = phone_of(page, 1)
    phone.locator(".card .lead").click()
    view = phone.get_by_role("dialog", name=site.removeprefix("http://"))
    expect(view.frame_locator("iframe").locator("h1")).to_have_text("/lesson?day=1")
    view.get_by_label("刷新").click()
    expect(view.frame_locator("iframe").locator("h1")).to_have_text("/lesson?day=1")
    view.get_by_label("关闭").click()
    expect(view).to_have_count(0)
    expect(phone.locator(".card .lead")).to_be_focused()


def test_opens_the_page_of_a_menu_button_and_tells_the_bot(
    page: Page, emulator: RunningEmulator, webhook: Webhook, site: str
) -> None:
    button = {"type": "view", "name": "网页版", "url": f"{site}/h5#top"}
    emulator.call("menu/create", {"button": [button]})
    phone = phone_of(page, 1)
    phone.get_by_role("button", name="网页版").click()
    expect(phone.frame_locator("iframe").locator("h1")).to_have_text("/h5")
    assert phone.locator("iframe").get_attribute("src", timeout=100).endswith("/h5#top")  # type: ignore[union-attr]
    assert told(webhook, "VIEW")["EventKey"] == f"{site}/h5#top"


def test_shows_several_articles_as_one_card(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    emulator.call("menu/create", {"button": [{"type": "click", "name": "课", "key": "K"}]})
    webhook.script = lambda push: news(push, "https://h5.example/", 3)
    emulator.tap(MEI, menu=[0])
    card = phone_of(page, 1).locator(".card.several")
    expect(card.locator(".card-title")).to_have_text(["第一课"] * 3)


def test_shows_a_template_message(page: Page, emulator: RunningEmulator) -> None:
    emulator.post("templates", {"template_id": "T", "title": "学习提醒", "fields": ["thing1"]})
    sent = {"touser": OU, "template_id": "T", "url": "https://h5.example/"}
    answer = emulator.call("message/template/send", {**sent, "data": {"thing1": {"value": "词汇"}}})
    assert answer["errcode"] == 0
    card = phone_of(page, 2).locator(".card.notice")
    expect(card).to_contain_text("学习提醒")
    expect(card.locator("dd")).to_have_text("词汇")
    expect(card.locator(".details")).to_have_text("查看详情")


def test_scans_one_of_the_accounts_codes(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    scene = {"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": "7b"}}}
    ticket = emulator.call("qrcode/create", scene)["ticket"]
    phone = phone_of(page, 1)
    choose(phone, "扫带参数")
    phone.get_by_role("button", name="扫描 7b").click()
    scanned = told(webhook, "SCAN")
    assert (scanned["EventKey"], scanned["Ticket"]) == ("7b", ticket)


def test_lets_a_stranger_follow_by_a_code(
    page: Page, emulator: RunningEmulator, webhook: Webhook
) -> None:
    page.goto(f"{emulator.address}/emulator/?member={STRANGER}")
    phone = phone_of(page, 1)
    choose(phone, "扫带参数")
    phone.get_by_label("二维码里写着什么？").fill("hall")
    phone.get_by_role("button", name="扫描").click()
    expect(phone.get_by_text("你关注了公众号")).to_be_visible()
    assert told(webhook, "subscribe")["EventKey"] == "qrscene_hall"


@pytest.mark.parametrize(("answer", "status"), [("允许", "accept"), ("拒绝", "reject")])
def test_answers_the_consent_pop_up(
    page: Page, emulator: RunningEmulator, webhook: Webhook, answer: str, status: str
) -> None:
    template = {"template_id": "S", "kind": "subscribe", "title": "提醒", "fields": ["thing1"]}
    emulator.post("templates", template)
    phone = phone_of(page, 1)
    choose(phone, "订阅消息")
    expect(phone.get_by_role("dialog").get_by_label("提醒")).to_be_checked()
    phone.get_by_role("button", name=answer).click()
    popup = told(webhook, "subscribe_msg_popup_event")["SubscribeMsgPopupEvent"]
    assert f"'SubscribeStatusString': '{status}'" in str(popup)


def test_attaches_a_file(page: Page, emulator: RunningEmulator, webhook: Webhook) -> None:
    phone = phone_of(page, 1)
    phone.get_by_label("附件").click()
    with page.expect_file_chooser() as chooser:
        phone.locator(".tile", has_text="图片").click()
    chooser.value.set_files(PICTURE)
    expect(phone.locator(".mine .picture img")).to_have_js_property("complete", True)
    assert emulator.chat(MEI)[0]["type"] == "image"
    phone.locator(".mine .picture").click()
    expect(phone.get_by_role("dialog", name="图片").locator("img")).to_be_visible()


def test_sends_a_sample_of_each_kind(page: Page, emulator: RunningEmulator) -> None:
    phone = phone_of(page, 1)
    phone.get_by_label("附件").click()
    kinds = ["图片", "语音", "视频", "小视频", "位置", "链接", "文件"]
    for kind in kinds:
        phone.locator(".samples").get_by_role("button", name=kind, exact=True).click()
    expect(phone.locator(".entry.mine")).to_have_count(len(kinds))
    phone.locator(".voice").click()
    expect(phone.locator(".voice.playing")).to_be_visible()


def test_takes_a_dropped_picture(page: Page, emulator: RunningEmulator, webhook: Webhook) -> None:
    dropped = page.evaluate_handle(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["\\x89PNG"], "a.png", { type: "image/png" }));
            return carried;
        }"""
    )
    phone_of(page, 1).dispatch_event("drop", {"dataTransfer": dropped})
    expect(phone_of(page, 1).locator(".mine, .note")).to_be_visible()
