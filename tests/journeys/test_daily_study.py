"""天天深: three study days of one member, by letters and taps, with a restart and rest days."""

import re
from datetime import UTC, datetime, timedelta

from bot.model.ids import ItemId
from bot.push.pushing import push_now
from tests.emulator.running import MEI
from tests.journeys.house import House
from tests.store.people import ZONE

WEDNESDAY = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)  # half past nine in Shanghai
OPTION = re.compile(r'<a href="(weixin://bizmsgmenu[^"]+)">([A-F])\. ')


def test_deeper_quiz_review_and_check_in(house: House) -> None:
    house.environment["CLOCK_URL"] = f"{house.wechat.address}/emulator/api/clock"
    house.wechat.clock(now=WEDNESDAY.timestamp())
    web = house.start("serve")
    house.wait_for_web()
    house.says(MEI, "你好")

    _push(house, "lvzhi/001-ti-an-shi-shenme")
    assert "有 " not in house.says(MEI, "今日")
    question = house.says(MEI, "答题")
    assert "交承办单位办理" in question
    wrong = house.says(MEI, "Ａ")
    assert "答案是：B" in wrong
    assert "第二条第一款" in wrong

    house.kill(web)
    house.start("serve")
    house.wait_for_web()
    assert "一条意见，怎样才算提案" in house.says(MEI, "今日")  # the quiz stays open
    done = _tap(house, wrong, "B")
    assert "2 题对 1 题" in done
    assert "打卡" in done
    assert "已经过去了" in _tap(house, question, "B")
    assert "已经记着" in house.says(MEI, "打卡")

    assert "为什么要把建议写成提案" in house.says(MEI, "再深一点")
    assert "一事一案" in house.says(MEI, "再深一点")
    assert "看过" in house.says(MEI, "再深一点")
    _push(house, "lvzhi/002-ti-an-weishenme")
    assert house.pushes()[0]["delivered"] == 1  # she had it

    _days_pass(house, 1)
    _push(house, "lvzhi/004-sheqing-minyi-shi-shenme")
    assert "有 1 道题该复习了" in house.says(MEI, "今日")
    assert "交承办单位办理" in house.says(MEI, "复习")
    assert "1 题对 1 题" in house.says(MEI, "b")
    assert "最近 2 个学习日，你来了 2 天" in house.says(MEI, "打卡")

    _days_pass(house, 3)  # two days without a push
    _push(house, "lvzhi/005-sheqing-minyi-weishenme")
    assert "社情民意·知" in house.says(MEI, "今日")
    assert "最近 3 个学习日，你来了 3 天" in house.says(MEI, "签到")
    assert not house.export()


def _days_pass(house: House, days: int) -> None:
    house.wechat.clock(advance=days * 86_400)


def _push(house: House, item: str) -> None:
    now = datetime.fromtimestamp(house.wechat.now(), UTC)
    push_now(
        house.opened, ItemId(item), now - timedelta(seconds=1), ZONE, by=item.partition("/")[2]
    )


def _tap(house: House, reply: str, letter: str) -> str:
    """Tap an option of a question; gives the words of the reply."""
    links = {found: link for link, found in OPTION.findall(reply)}
    answered = house.wechat.tap(MEI, link=links[letter])
    assert answered["fault"] is None, answered
    return str(answered["reply"]["Content"])
