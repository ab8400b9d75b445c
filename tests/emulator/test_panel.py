"""The panel of the page: what a developer sees of the platform, and does to it."""

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.emulator.switches import Switches
from tests.emulator.phones import BROWSER_TEST, browser, opened, page, phone_of, write
from tests.emulator.running import MEI, OU, RunningEmulator
from tests.emulator.webhook import Answer, Push, Script, Webhook, echo, reply, text_reply

__all__ = ["browser", "page"]  # pytest finds the fixtures by their names here

FILES = Path(__file__).parents[2] / "bot/emulator/page"

pytestmark = BROWSER_TEST


@pytest.fixture
def panel(page: Page) -> Locator:
    """Opened at its log."""
    page.locator("#panel-button").click()
    return page.locator("#panel")


def at(panel: Locator, tab: str) -> Locator:
    """The tab of this name, brought to the front."""
    panel.get_by_role("tab", name=tab).click()
    return panel.get_by_role("tabpanel", name=tab)


def look(panel: Locator) -> None:
    """As if one came back to the page: it looks at once, not at the next second."""
    panel.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def says(answer: Callable[[Push], str], status: int = 200) -> Script:
    return lambda push: Answer(answer(push), status)


def malformed(push: Push) -> str:
    return '{"errcode": 0}'


def long_words(push: Push) -> str:
    return text_reply(push.tree, "字" * 700)


def other_way_round(push: Push) -> str:
    names = {"ToUserName": push.tree["FromUserName"], "FromUserName": push.tree["ToUserName"]}
    return text_reply({**push.tree, **names}, "hi")


def unknown_type(push: Push) -> str:
    return reply(push.tree, {"MsgType": "poem", "Content": "hi"})


ANSWERS: tuple[tuple[Callable[[Push], str], str], ...] = (
    (malformed, "它答的是 JSON"),
    (lambda push: "success\n", "一字不差的 success"),
    (lambda push: "<!doctype html><p>hi", "它答的是网页"),
    (lambda push: "你好", "它答的是纯文字"),
    (lambda push: "<xml><Content>", "XML 没有写完整"),
    (long_words, "超过 2048 字节"),
    (other_way_round, "收发双方写反了"),
    (unknown_type, "不认识这种 MsgType：poem"),
    (lambda push: text_reply(push.tree, ""), "Content 是空的"),
    (lambda push: text_reply(push.tree, "在"), "内回复了：text"),
    (lambda push: "success", "机器人收到了，但没有直接回复"),
)


def test_says_why_the_bot_does_not_answer(
    panel: Locator, emulator: RunningEmulator, webhook: Webhook
) -> None:
    expect(panel.locator(".diagnosis")).to_contain_text("机器人还没有被调用过")
    for answer, words in ANSWERS:
        webhook.script = says(answer)
        emulator.send(MEI, "在吗")
        look(panel)
        expect(panel.locator(".diagnosis")).to_contain_text(words)


STATUSES = {403: "签名没有通过", 404: "--webhook", 302: "不跟随跳转", 500: "自己出错了"}


def test_explains_a_status(panel: Locator, emulator: RunningEmulator, webhook: Webhook) -> None:
    for status, words in STATUSES.items():
        webhook.script = says(lambda push: "", status)
        emulator.send(MEI, "在吗")
        look(panel)
        expect(panel.locator(".diagnosis")).to_contain_text(f"机器人答了 HTTP {status}")
        expect(panel.locator(".diagnosis")).to_contain_text(words)


def test_says_that_nobody_is_at_the_address(browser: Browser) -> None:
    with (
        RunningEmulator("http://127.0.0.1:9/wechat") as lonely,
        opened(browser, lonely, locale="en-GB") as page,
    ):
        lonely.send(MEI, "有人吗")
        page.locator("#panel-button").click()
        diagnosis = page.locator(".diagnosis")
        expect(diagnosis).to_contain_text("no connection to http://127.0.0.1:9/wechat")
        expect(diagnosis).to_contain_text("Connect call failed")


def test_tells_of_the_last_refused_call(panel: Locator, emulator: RunningEmulator) -> None:
    assert emulator.custom(MEI, "今日一题") == 45015
    expect(panel.locator(".diagnosis")).to_contain_text("/cgi-bin/message/custom/send，45015")
    expect(panel.locator(".diagnosis")).to_contain_text("互动窗口已关")


def test_shows_a_call_as_it_was_sent(panel: Locator, emulator: RunningEmulator) -> None:
    token = emulator.token()
    body = {"touser": MEI, "msgtype": "text", "text": {"content": "题 \\ {1}"}, "n": 2**60}
    emulator.call("message/custom/send", body, token=token)
    line = panel.locator(".line", has_text="message/custom/send")
    line.locator("summary").click()
    expect(line).to_contain_text('\n  "text": {\n    "content": "题 \\\\ {1}"\n  },\n')
    expect(line).to_contain_text(f'"n": {2**60}')  # beyond what JavaScript's numbers can hold
    expect(line).to_contain_text('"errcode": 45015')
    expect(line).to_contain_text("access_token=")
    expect(line).not_to_contain_text(token)
    line.get_by_role("button", name="复制").click()
    expect(line.get_by_role("button", name="已复制")).to_be_visible()


def test_shows_what_the_bot_was_told(
    panel: Locator, emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = echo
    emulator.send(MEI, "今日 <b>")
    line = panel.locator(".line.callback")
    line.locator("summary").click()
    expect(line.locator("summary")).to_contain_text("text · 今日 <b>")
    expect(line).to_contain_text("\n  <Content><![CDATA[今日 <b>]]></Content>\n</xml>")


def test_filters_the_log(panel: Locator, emulator: RunningEmulator) -> None:
    emulator.send(MEI, "一")
    emulator.send(OU, "二")
    emulator.call("user/info", token="dead", openid=OU)
    lines = panel.locator(".line:visible")
    expect(lines.filter(has_text="user/info")).to_have_count(1)
    panel.get_by_label("按路径、openid 或内容筛选").fill(OU)
    expect(lines).to_have_count(2)
    panel.get_by_label("只看出错的").check()
    expect(lines).to_have_count(1)
    panel.get_by_label("显示").select_option("callbacks")
    expect(panel.get_by_text("没有符合筛选的记录")).to_be_visible()


def test_does_not_jump_while_one_reads(panel: Locator, emulator: RunningEmulator) -> None:
    emulator.send(MEI, "一")
    panel.locator(".line").first.locator("summary").click()
    emulator.send(OU, "二")
    new = panel.get_by_role("button", name="有 1 条新记录")
    expect(new).to_be_visible()
    expect(panel.locator(".line").first).to_contain_text("一")
    new.click()
    expect(panel.locator(".line").first).to_contain_text("二")


def test_pauses_the_log(panel: Locator, emulator: RunningEmulator) -> None:
    panel.get_by_role("button", name="暂停").click()
    emulator.send(MEI, "一")
    expect(panel.get_by_role("button", name="有 1 条新记录")).to_be_visible()
    expect(panel.locator(".line")).to_have_count(0)
    panel.get_by_role("button", name="继续").click()
    expect(panel.locator(".line")).to_have_count(1)


def test_makes_a_fault_that_the_phone_shows(
    page: Page, panel: Locator, emulator: RunningEmulator, webhook: Webhook
) -> None:
    webhook.script = echo
    form = at(panel, "故障")
    form.get_by_label("怎样坏").select_option("status")
    form.get_by_role("spinbutton", name="返回 HTTP 状态码").fill("504")
    form.get_by_role("button", name="添加").click()
    expect(form.locator(".rules")).to_contain_text("平台的推送 返回 HTTP 状态码 · 504")
    write(phone_of(page, 1), "在吗")
    expect(phone_of(page, 1).get_by_text("故障")).to_be_visible()
    expect(form.locator(".rules")).to_contain_text("命中 3 次")
    log = at(panel, "记录")
    expect(log.locator(".line.failed .mark")).to_have_text(["HTTP 504"] * 3)
    expect(panel.locator(".diagnosis")).to_contain_text("有 1 条故障规则生效")


READY: dict[str, dict[str, object]] = {
    "接口慢 2 秒": {"on": "/cgi-bin/*", "kind": "latency", "ms": 2000},
    "每三次失败一次": {"on": "/cgi-bin/*", "kind": "errcode", "errcode": -1},
    "令牌突然失效": {"on": "/cgi-bin/*", "kind": "token", "times": 1},
    "推送丢一半": {"on": "callback", "kind": "drop", "rate": 0.5},
    "推送重复两次并行": {"on": "callback", "kind": "parallel"},
    "答案截断": {"on": "/cgi-bin/*", "kind": "truncate"},
}


def test_has_faults_ready_made(panel: Locator, emulator: RunningEmulator) -> None:
    faults = at(panel, "故障")
    for number, name in enumerate(READY, 1):
        faults.get_by_role("button", name=name).click()
        expect(faults.locator(".rules b")).to_have_count(number)
    put = emulator.state()["faults"]
    assert all(
        rule.items() <= found.items() for rule, found in zip(READY.values(), put, strict=True)
    )
    faults.get_by_role("button", name="去掉").first.click()
    expect(faults.locator(".rules b")).to_have_count(5)
    faults.get_by_role("button", name="全部清除").click()
    expect(faults.get_by_text("没有故障")).to_be_visible()
    assert emulator.state()["faults"] == []


def test_says_what_the_platform_refuses(panel: Locator) -> None:
    faults = at(panel, "故障")
    faults.get_by_label("怎样坏").select_option("status")
    faults.get_by_role("spinbutton", name="返回 HTTP 状态码").fill("200")
    faults.get_by_role("button", name="添加").click()
    expect(panel.get_by_role("alert")).to_contain_text("status wants an HTTP status")


def test_turns_switches(panel: Locator, emulator: RunningEmulator) -> None:
    faults = at(panel, "故障")
    faults.get_by_role("switch", name="不在 IP 白名单").check()
    pages = faults.get_by_label("关注者每页人数")
    pages.fill("2")
    pages.press("Enter")
    expect(pages).to_have_value("2")
    page_of_followers = {"ip_whitelist": True, "followers_a_page": 2}
    panel.page.wait_for_function(
        "fetch('api/state').then(r => r.json()).then(s => s.switches.followers_a_page === 2)"
    )
    assert page_of_followers.items() <= emulator.state()["switches"].items()


def test_moves_the_clock(panel: Locator, emulator: RunningEmulator) -> None:
    clock = at(panel, "时钟")
    clock.get_by_label("静止").check()
    clock.get_by_label("设为").fill("2026-11-24T21:30")
    clock.get_by_role("button", name="设定").click()
    expect(clock.locator(".time")).to_have_text("21:30:00")
    expect(clock.locator(".date")).to_have_text("2026年11月24日星期二")
    clock.get_by_role("button", name="+1 小时").click()
    expect(clock.locator(".time")).to_have_text("22:30:00")
    clock.get_by_role("button", name="到明天 08:00").click()
    expect(clock.locator(".date")).to_have_text("2026年11月25日星期三")
    assert emulator.now() == 1795564800
    clock.get_by_label("3600 倍").check()
    expect(clock.locator(".time")).not_to_have_text("08:00:00")
    assert emulator.state()["clock"]["rate"] == 3600


def test_shows_what_is_used_up(panel: Locator, emulator: RunningEmulator) -> None:
    emulator.call("user/get")
    emulator.send(MEI, "在")
    quotas = at(panel, "额度")
    line = quotas.locator(".fact:visible", has_text="/cgi-bin/user/get")
    expect(line).to_contain_text("已用 1 / 500，剩 499")
    expect(quotas.locator(".fact", has_text="还能用 1 小时")).to_be_visible()
    expect(quotas.get_by_text("还能收 5 条")).to_be_visible()


@pytest.mark.parametrize(("button", "ending"), [("确认群发", "发送完毕"), ("拒绝", "没有发出")])
def test_answers_for_the_administrator(
    panel: Locator, emulator: RunningEmulator, button: str, ending: str
) -> None:
    emulator.put("switches", {"mass_protection": True})
    everybody = {"filter": {"is_to_all": True}, "msgtype": "text", "text": {"content": "周五见"}}
    assert emulator.call("message/mass/sendall", everybody)["errcode"] == 0
    mass = at(panel, "管理员").locator(".fact", has_text="全部关注者")
    expect(mass).to_contain_text("等管理员确认")
    mass.get_by_role("button", name=button).click()
    expect(mass.get_by_role("button")).to_have_count(0)
    emulator.clock(advance=3600)
    expect(mass).to_contain_text(ending)
    assert ("周五见" in emulator.texts(MEI)) == (button == "确认群发")


def test_shows_codes_and_templates(panel: Locator, emulator: RunningEmulator) -> None:
    scene = {"scene": {"scene_str": "class_7b"}}
    emulator.call("qrcode/create", {"action_name": "QR_LIMIT_STR_SCENE", "action_info": scene})
    admin = at(panel, "管理员")
    picture = admin.get_by_alt_text("二维码：class_7b")
    expect(picture).to_be_visible()
    picture.evaluate("image => image.decode()")
    expect(admin.locator(".fact", has_text="{{content.DATA}}")).to_be_visible()


def test_resets_after_a_question(page: Page, panel: Locator, emulator: RunningEmulator) -> None:
    emulator.send(MEI, "一")
    expect(panel.locator(".line")).to_have_count(1)
    panel.get_by_role("button", name="全部重置").click()
    page.keyboard.press("Escape")
    assert emulator.state()["callbacks"] == 1
    panel.get_by_role("button", name="全部重置").click()
    panel.get_by_role("button", name="重置", exact=True).click()
    expect(panel.locator(".line")).to_have_count(0)
    assert emulator.state()["callbacks"] == 0


def test_is_used_with_the_keyboard_alone(page: Page) -> None:
    page.locator("#panel-button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="记录")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="管理员")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.get_by_role("tab", name="记录")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#panel-button")).to_be_focused()


def test_opens_at_the_tab_in_the_address(page: Page, emulator: RunningEmulator) -> None:
    page.goto("about:blank")
    page.goto(f"{emulator.address}/emulator/#clock")
    expect(page.get_by_role("tabpanel", name="时钟")).to_be_visible()


def test_covers_a_phone_in_english(browser: Browser, emulator: RunningEmulator) -> None:
    phone = {"width": 390, "height": 844}
    with opened(browser, emulator, viewport=phone, locale="en-GB") as page:
        page.locator("#panel-button").click()
        panel = page.locator("#panel")
        for tab in ("Quotas", "Faults", "Clock", "Admin", "Log"):
            at(panel, tab)
            assert page.evaluate("() => document.documentElement.scrollWidth") == 390
        assert panel.bounding_box() == {"x": 0, "y": 0, **phone}
        assert page.evaluate("() => document.getElementById('phones').inert")


def test_gives_the_last_lines_of_a_log(emulator: RunningEmulator) -> None:
    for words in ("一", "二", "三"):
        emulator.send(MEI, words)
    last = emulator.get("callbacks", last=2)["callbacks"]
    assert [line["n"] for line in last] == [2, 3]
    emulator.token()
    assert len(emulator.get("calls", last=1)["calls"]) == 1


def keys(name: str, language: str) -> list[str]:
    text = (FILES / f"panel{name}_{language}.js").read_text()
    return re.findall(r"^  (\w+):", text, re.MULTILINE)


def test_says_everything_in_both_languages() -> None:
    known: set[str] = set()
    for name in ("", "_causes", "_switches"):
        assert keys(name, "zh") == keys(name, "en")
        known |= set(keys(name, "zh"))
    code = "".join(file.read_text() for file in FILES.glob("panel*.js"))
    assert set(re.findall(r'\bword\("(\w+)"', code)) <= known


def test_explains_every_switch() -> None:
    named = {f"switch_{switch.name}{end}" for switch in fields(Switches) for end in ("", "_hint")}
    assert named == set(keys("_switches", "en"))
