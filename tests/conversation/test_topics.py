"""微讨论: to today's topic, to a numbered one, and from our own pages."""

from dataclasses import replace

import pytest

from bot.contributions.screening import Screen
from bot.model.contribution import Author, Contribution, Kind, State
from bot.model.ids import BranchId, Receipt, TrackId
from bot.model.item import Track
from bot.model.topic import Topic
from bot.study.library import Library
from tests.conversation.talk import HOUSE, MEI, MORNING, Talk, item, keys, pushed, words

ITEM = "law/001-ramp"
LIBRARY = Library((Track(TrackId("law"), "法", "", 1, (item(1), item(2))),))
THREE = Topic(3, "食堂", "食堂怎么改？", MORNING, "ou")


@pytest.fixture
def hears() -> Talk:
    """Mei, with topic 3 open beside today's item."""
    return Talk(topics={3: THREE}, library=LIBRARY)


def test_posts_to_todays_topic(hears: Talk) -> None:
    decision = hears("微讨论 台阶太高")
    assert (decision.keep[0].topic, decision.keep[0].item) == (ITEM, ITEM)
    assert decision.says[0].values["topic"].values["title"] == item().title  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "微讨论 3 多放点辣",
        "微讨论3 多放点辣",
        "微讨论：３：多放点辣",
        "讨论 3，多放点辣",
        "#微讨论# 3 多放点辣",
        "微讨论 3\n多放点辣",
        "discuss 3: 多放点辣",
        "微討論 3、多放点辣",
    ],
)
def test_posts_to_the_topic_whose_number_heads_it(hears: Talk, text: str) -> None:
    (kept,) = hears(text).keep
    assert (kept.text, kept.topic, kept.item) == ("多放点辣", "3", None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("微讨论 4 楼的灯坏了", "4 楼的灯坏了"),
        ("微讨论 3楼的灯坏了", "3楼的灯坏了"),
        ("微讨论 3.5 元的票", "3.5 元的票"),
        ("微讨论 03 号楼", "03 号楼"),
        ("微讨论 第 3 个", "第 3 个"),
        ("微讨论 4", "4"),
    ],
)
def test_else_the_number_belongs_to_the_words(hears: Talk, text: str, content: str) -> None:
    (kept,) = hears(text).keep
    assert (kept.text, kept.topic) == (content, ITEM)


def test_asks_for_the_words_of_a_bare_number(hears: Talk) -> None:
    asked = hears("微讨论 3")
    assert keys(asked)[0] == "ask.topic"
    hears("多放点辣")
    hears("4 也行")
    (kept,) = hears("完成").keep
    assert (kept.text, kept.topic, kept.item) == ("多放点辣\n4 也行", "3", None)


def test_another_topic_files_what_was_written_to_its_own(hears: Talk) -> None:
    hears("微讨论")
    hears("台阶太高")
    both = hears("微讨论 3 多放点辣").keep
    assert [(one.text, one.topic) for one in both] == [("台阶太高", ITEM), ("多放点辣", "3")]


def test_what_was_begun_today_belongs_to_today(hears: Talk) -> None:
    hears("微讨论")
    hears("台阶太高")
    hears.today = ()
    (kept,) = hears("完成").keep
    assert (kept.topic, kept.item) == (ITEM, ITEM)


def test_an_experience_belongs_to_the_item_it_was_asked_for(hears: Talk) -> None:
    hears("微体会")
    hears("很受启发")
    hears.today = (pushed(2),)
    (kept,) = hears("完成").keep
    assert (kept.topic, kept.item) == (None, ITEM)


def test_stores_it_with_neither_where_the_day_has_none(hears: Talk) -> None:
    hears.today = ()
    decision = hears("微讨论 台阶太高")
    assert (decision.keep[0].topic, decision.keep[0].item) == (None, None)
    assert keys(decision)[0] == "kept.discussion"


def test_words_of_a_page_belong_to_its_item(hears: Talk) -> None:
    hears.topics = {}  # none is looked up for a page: see test_lookups
    for text in ("微讨论：3 楼的灯", "微体会：3 楼的灯", "微建议：3 楼的灯"):
        (kept,) = hears.receives("page", Content=text, Item="law/002-ramp").keep
        assert (kept.text, kept.item) == ("3 楼的灯", "law/002-ramp")
        assert kept.topic == ("law/002-ramp" if kept.kind is Kind.DISCUSSION else None)


def test_only_a_page_names_its_item(hears: Talk) -> None:
    assert hears.receives("text", Content="微讨论 好", Item="law/002-ramp").keep[0].item == ITEM
    assert hears.receives("page", Content="微讨论：好", Item="law/999-no").keep[0].item == ITEM


def test_answers_a_post(hears: Talk) -> None:
    post = Contribution(
        Receipt("P"), Kind.DISCUSSION, "好", Author(MEI.openid), MORNING, topic="5", item=None
    )
    hears.looked = {"answered": post}
    (kept,) = hears.receives("page", Content="微讨论：同意", Item=ITEM, Post="P").keep
    assert (kept.reply_to, kept.topic, kept.item) == ("P", "5", None)
    hears.looked = {"answered": replace(post, reply_to=Receipt("TOP"))}
    (kept,) = hears.receives("page", Content="微讨论：同意", Item=ITEM, Post="P").keep
    assert kept.reply_to == "TOP"  # one level


def test_bears_the_authors_branch(hears: Talk) -> None:
    hears.member = replace(MEI, branch=BranchId("shi/yi"))
    assert [hears(f"{word} 好").keep[0].branch for word in ("微讨论", "微体会", "微建议")] == [
        "shi/yi"
    ] * 3
    assert hears("匿名 微建议 好").keep[0].branch == ""


@pytest.mark.parametrize(("text", "why"), [("打 138 0013 8000", "personal"), ("加 微 信", "words")])
@pytest.mark.parametrize("word", ["微讨论", "微体会"])
def test_holds_a_post_and_says_so_kindly(hears: Talk, word: str, text: str, why: str) -> None:
    hears.house = replace(HOUSE, screen=Screen(lambda: ["加微信"]))
    decision = hears(f"{word} {text}")
    (kept,) = decision.keep
    assert (kept.state, kept.held, kept.text) == (State.HELD, why, text)
    assert keys(decision)[0] == f"kept.held-{why}"
    assert text not in str(decision.says[0].values)


def test_holds_no_suggestion(hears: Talk) -> None:
    hears.house = replace(HOUSE, screen=Screen(lambda: ["加微信"]))
    (kept,) = hears("微建议 打 13800138000 加微信").keep
    assert (kept.state, kept.held) == (State.SUBMITTED, "")


def test_takes_a_number_for_nothing_else(hears: Talk) -> None:
    assert words(hears("微体会 3 多放点辣")) == ["3 多放点辣"]
    assert words(hears("微建议 3 多放点辣")) == ["3 多放点辣"]
