"""Every row of the contract's command table, said on a phone to the whole house.

What each does is tried more closely in the tests of its room; here each is heard, answered in words
of its own, and leaves what it should.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.contributions import moves
from bot.contributions.wants import Want
from bot.model.contribution import Contribution
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.store import contributions
from tests.emulator.running import MEI, OU, SOL
from tests.journeys.house import RECEIPT, House, until

ITEM = "lvzhi/001-ti-an-shi-shenme"
SAID = {
    Want.UNIT: "城管局",
    Want.PERSON: "赵",
    Want.DUE: "2999-01-01",
    Want.ANSWER: "A",
    Want.REASON: "路灯修好了",
}


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all rows, with the item of the day on its way to everybody."""
    house = House(tmp_path_factory.mktemp("house"))
    house.everything()
    house.cli("push", "now", ITEM, "--yes")
    until(lambda: house.pushes()[0]["state"] == "done")
    yield house
    house.end()


def code_in(reply: str) -> str:
    found = RECEIPT.search(reply)
    assert found is not None, reply
    return found.group()


def kept(house: House, code: str) -> Contribution:
    (one,) = contributions.read(house.opened, [Receipt(code)])
    return one


def everything(house: House) -> list[str]:
    """The words of all that was handed in."""
    return [one.text for one in contributions.everything(house.opened)]


def moved(house: House, code: str, *names: str) -> None:
    """Let the office make these moves."""
    for name in names:
        one = kept(house, code)
        history = contributions.moves(house.opened, one.receipt)
        now = datetime.now(UTC)
        row, step = moves.make(name, one, Role.ORGANISER, "ou", SAID, now, history)
        assert contributions.move(house.opened, one, step, row.notice)


@pytest.mark.parametrize(
    ("said", "kind", "text"),
    [
        ("微讨论 大门口的台阶最难", "discussion", "大门口的台阶最难"),
        ("discuss The steps at the gate", "discussion", "The steps at the gate"),
        ("微体会 写下来才算数", "experience", "写下来才算数"),
        ("心得：写下来才算数", "experience", "写下来才算数"),
        ("微建议 东门修坡道", "suggestion", "东门修坡道"),
        ("micro suggestion A ramp at the gate", "suggestion", "A ramp at the gate"),
        ("匿名 微建议 食堂少放盐", "suggestion", "食堂少放盐"),
    ],
)
def test_hands_in(open_house: House, said: str, kind: str, text: str) -> None:
    one = kept(open_house, code_in(open_house.says(MEI, said)))
    assert (one.kind, one.text) == (kind, text)
    assert one.author.openid == (None if said.startswith("匿名") else MEI)


@pytest.mark.parametrize("word", ["今日", "学习", "今日学习", "today", "study"])
def test_gives_todays_item(open_house: House, word: str) -> None:
    assert "怎样才算提案" in open_house.says(SOL, word)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("再深一点", "提案"),
        ("看讨论", "怎样才算提案"),
        ("posts", "怎样才算提案"),
        ("复习", "复习|到期"),
        ("打卡", "打卡"),
        ("我的", "交"),
        ("绑定", "验证码"),
        ("进度", "建议"),
        ("撤回", "撤回"),
        ("补充", "补充"),
        ("评价", "评价"),
        ("我的数据", "/me/data/"),
        ("my data", "/me/data/"),
        ("帮助", "微建议"),
        ("？", "微建议"),
        ("完成", "没有在写"),
        ("cancel", "(?i)nothing"),
    ],
)
def test_answers_each_in_words_of_its_own(open_house: House, said: str, answered: str) -> None:
    reply = open_house.says(OU, said)
    assert re.search(answered, reply), reply
    assert len(reply.encode()) <= 2000


def test_asks_and_marks_todays_questions(open_house: House) -> None:
    assert "A" in open_house.says(OU, "答题")
    assert "答" in open_house.says(OU, "B")


def test_stops_and_starts_the_daily_pushes(open_house: House) -> None:
    for word, said in (("退订", "停"), ("TD", "停"), ("订阅", "恢复")):
        assert said in open_house.says(OU, word)


def test_shows_words_only_while_their_author_agrees(open_house: House) -> None:
    code = code_in(open_house.says(MEI, "微讨论 南门的坡太陡"))
    moved(open_house, code, "accept")
    for word, seen in (("同意公开", True), ("不公开", False), ("agree", True)):
        open_house.says(MEI, word)
        assert ("南门的坡太陡" in open_house.says(OU, "看讨论 0")) is seen, word


def test_a_suggestion_from_receipt_to_grade(open_house: House) -> None:
    code = code_in(open_house.says(MEI, "微建议 北门的路灯坏了"))
    assert code in open_house.says(MEI, f"补充 {code} 已经一周了")
    assert kept(open_house, code).text == "北门的路灯坏了\n已经一周了"
    assert "北门的路灯" in open_house.says(MEI, code)
    moved(open_house, code, "accept", "assign", "answer")
    until(lambda: any("路灯修好了" in text for text in open_house.wechat.texts(MEI)))
    assert "城管局" in open_house.says(MEI, f"进度 {code}")
    assert "撤" in open_house.says(MEI, f"撤回 {code}")
    assert code in open_house.says(MEI, f"评价 {code} 满意")
    assert kept(open_house, code).state == "rated"


def test_takes_back_what_nobody_read_yet(open_house: House) -> None:
    code = code_in(open_house.says(MEI, "微建议 说错了的一条"))
    assert code in open_house.says(MEI, f"撤回 {code}")
    assert kept(open_house, code).state == "withdrawn"


def test_writes_over_several_messages_and_drops(open_house: House) -> None:
    before = everything(open_house)
    for said in ("微建议", "第一句", "取消"):
        open_house.says(MEI, said)
    assert everything(open_house) == before
    for said in ("微体会", "第一句", "第二句"):
        open_house.says(MEI, said)
    assert kept(open_house, code_in(open_house.says(MEI, "done"))).text == "第一句\n第二句"


def test_binds_by_the_code_that_was_handed_out(open_house: House) -> None:
    roster = open_house.folder / "roster.csv"
    roster.write_text("姓名,支部\n张三,机关党委/第一支部\n", "utf-8")
    open_house.cli("roster", "import", str(roster))
    (one,) = open_house.json("roster", "codes")
    assert "第一支部" in open_house.says(SOL, f"绑定 张三 {one['code']}")
    assert open_house.json("roster", "list")[0]["bound"] is True


def test_erases_after_asking_once(open_house: House) -> None:
    open_house.says(SOL, "微讨论 要走的人说的话")
    open_house.says(SOL, "删除我的数据")
    open_house.says(SOL, "1")
    until(lambda: "要走的人说的话" not in everything(open_house))
