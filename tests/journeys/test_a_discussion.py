"""Members of two branches: a topic from the desk, posts, reviews, pages, and who sees what."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta

from bot.console.accounts import open_account
from bot.model.contribution import MoveRecord, State
from bot.model.ids import BranchId, ItemId, Receipt
from bot.model.role import Role
from bot.push.pushing import push_now
from bot.store import contributions, picks, topics
from tests.console.browser import PASSWORD, field
from tests.emulator.running import MEI, OU, SOL
from tests.journeys.house import RECEIPT, House
from tests.store.people import ZONE

NORTH = BranchId("shi/north")
WEDNESDAY = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)  # half past nine in Shanghai
THURSDAY = WEDNESDAY + timedelta(days=1)


class Desk:
    """An organiser's browser, over HTTP."""

    def __init__(self, house: House) -> None:
        self.root = f"http://127.0.0.1:{house.port}/console"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)
        open_account(house.opened, "ou", PASSWORD, Role.ORGANISER, WEDNESDAY)
        self.post("/sign-in", "/sign-in", name="ou", password=PASSWORD)

    def get(self, path: str) -> str:
        with self._opener.open(self.root + path, timeout=10) as answer:
            return str(answer.read().decode())

    def post(self, path: str, form: str, **fields: str) -> str:
        """Send a form as the page that holds it would."""
        told = {"csrf_token": field(self.get(form), "csrf_token"), **fields}
        sent = urllib.parse.urlencode(told).encode()
        with self._opener.open(self.root + path, sent, timeout=10) as answer:
            return str(answer.read().decode())


def belongs(house: House, openid: str) -> None:
    """Bind somebody to the northern branch, before they are heard of."""
    record = house.opened.keys.member(openid)  # type: ignore[arg-type]
    house.opened.redis.hset(record, mapping={"r": "entry", "b": NORTH})


def receipt_of(reply: str) -> Receipt:
    found = RECEIPT.search(reply)
    assert found is not None, reply
    return Receipt(found.group())


def review(house: House, receipt: Receipt) -> None:
    """Let it through, as the desk's button does."""
    (one,) = contributions.read(house.opened, [receipt])
    step = MoveRecord("ou", WEDNESDAY, one.state, State.ACCEPTED)
    assert contributions.move(house.opened, one, step, "notice.accepted")


def test_they_talk_and_only_see_what_they_may(house: House) -> None:
    house.environment["CLOCK_URL"] = f"{house.wechat.address}/emulator/api/clock"
    house.wechat.clock(now=WEDNESDAY.timestamp())
    for member in (MEI, OU):
        belongs(house, member)
    house.start("serve")
    house.wait_for_web()
    desk = Desk(house)
    _a_topic_of_the_desk(house, desk)
    _a_held_post(house, desk)
    _a_branchs_topic(house)
    house.says(MEI, "不公开")
    assert "多放点辣" not in house.says(SOL, "看讨论")
    _a_pick_stands_beside_the_next_item(house)


def _a_topic_of_the_desk(house: House, desk: Desk) -> None:
    form = {"title": "食堂", "question": "食堂怎么改？", "node": "", "closes": ""}
    assert "食堂怎么改？" in desk.post("/topics/open", "/topics/", **form)
    assert "食堂怎么改？" in house.says(MEI, "微讨论 1")
    house.says(MEI, "多放点辣")
    first = receipt_of(house.says(MEI, "完成"))
    house.says(MEI, "同意公开")
    assert "多放点辣" not in house.says(SOL, "看讨论")
    review(house, first)
    assert "多放点辣" in house.says(SOL, "看讨论")


def _a_held_post(house: House, desk: Desk) -> None:
    held = house.says(MEI, "微讨论 1 打 １３８-0013-8000 找我")
    assert "工作人员看一下" in held
    (kept,) = contributions.read(house.opened, [receipt_of(held)])
    assert (kept.state, kept.held, kept.topic) == (State.HELD, "personal", "1")
    assert "待审 1 条，已通过 1 条" in desk.get("/topics/")


def _a_branchs_topic(house: House) -> None:
    topics.open_new(house.opened, "支部生活", "聊什么？", NORTH, None, by="ou", now=WEDNESDAY)
    for number in range(6):
        house.wechat.clock(advance=1)
        review(house, receipt_of(house.says(MEI, f"微讨论 2 支部的事{number}")))
    assert "支部生活" in house.says(OU, "看讨论")
    link = re.search(r'href="(weixin://[^"]+)"', house.says(OU, "看讨论 2"))
    assert link is not None
    tapped = house.wechat.tap(OU, link=link.group(1))
    assert "支部的事0" in tapped["reply"]["Content"]
    assert "支部的事" not in house.says(SOL, "看讨论 2")
    assert "支部生活" not in house.says(SOL, "看讨论")


def _a_pick_stands_beside_the_next_item(house: House) -> None:
    push_now(house.opened, ItemId("lvzhi/001-ti-an-shi-shenme"), WEDNESDAY, ZONE, "ou")
    one = receipt_of(house.says(MEI, "微体会 提案要写清楚是谁的难处"))
    assert "大家" in house.says(MEI, "3")
    house.says(MEI, "同意公开")
    review(house, one)
    (kept,) = contributions.read(house.opened, [one])
    assert kept.item == "lvzhi/001-ti-an-shi-shenme"
    assert picks.pick(house.opened, kept, WEDNESDAY.date(), WEDNESDAY)
    assert "谁的难处" not in house.says(SOL, "今日")
    house.wechat.clock(now=THURSDAY.timestamp())
    push_now(house.opened, ItemId("lvzhi/002-ti-an-weishenme"), THURSDAY, ZONE, "ou")
    assert "谁的难处" in house.says(SOL, "今日")
    house.says(MEI, "不公开")
    assert "谁的难处" not in house.says(SOL, "今日")
