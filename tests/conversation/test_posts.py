"""看讨论: topics, and others' posts page by page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.composing import LIMIT
from bot.conversation.others import within
from bot.model.contribution import Attachment
from bot.model.ids import BranchId, Receipt
from bot.model.post import Board, Leaf, Listed, Post
from bot.model.topic import Topic
from tests.conversation.talk import MORNING, TEXTS, Talk, keys

THREE = Topic(3, "食堂", "食堂怎么改？", MORNING, "ou")
POST = Post(Receipt("P"), "多放点辣", MORNING, BranchId(""))


def shows(hears: Talk, board: Board, text: str = "看讨论") -> list[str]:
    hears.looked = {"board": board}
    return keys(hears(text))


def worded(hears: Talk, board: Board, language: str = "zh_CN") -> str:
    """What the phone shows."""
    hears.looked = {"board": board}
    decision = hears("看讨论")
    return "\n\n".join(map(TEXTS[language].render, decision.says))


def test_lists_topics_with_how_much_is_said(hears: Talk) -> None:
    board = Board(listed=(Listed(None, 12), Listed(THREE, 50)))
    text = worded(hears, board)
    assert "msgmenucontent=看讨论：0&" in text
    assert "msgmenucontent=看讨论：3&" in text
    assert "12" in text
    assert "50+" in text


def test_shows_posts_with_where_they_come_from_and_never_who(hears: Talk) -> None:
    posts = (
        POST,
        replace(POST, branch=BranchId("市政协/第一支部"), likes=2),
        replace(POST, own=True),
    )
    text = worded(hears, Board(topic=THREE, leaf=Leaf(posts)))
    assert "1. 一位成员" in text
    assert "2. 第一支部的成员" in text
    assert "赞 2" in text
    assert "3. 你" in text
    assert "个人的看法" in text
    assert "微讨论 3" in text


def test_leads_to_the_next_page_and_counts_on(hears: Talk) -> None:
    text = worded(hears, Board(topic=THREE, page=2, leaf=Leaf((POST,) * 5, more=True)))
    assert "6. " in text
    assert "10. " in text
    assert "msgmenucontent=看讨论：3，3&" in text


@pytest.mark.parametrize(
    ("board", "last"),
    [
        (Board(), "posts.no-topics"),
        (Board(known=False), "posts.unknown"),
        (Board(topic=THREE, leaf=Leaf()), "posts.join"),
        (Board(topic=THREE, page=9, leaf=Leaf()), "posts.past-end"),
        (Board(leaf=Leaf((POST,))), "posts.join-today"),
        (Board(topic=replace(THREE, closed=True), leaf=Leaf((POST,))), "posts.closed"),
    ],
)
def test_says_one_thing_to_do_next(hears: Talk, board: Board, last: str) -> None:
    assert shows(hears, board)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "看讨论 3",
        "看讨论：3，2",
        "posts:3,2",
        "看讨论 ３ ２",
        "看讨论 3 2。",
        "#看讨论# 3",
        "posts",
    ],
)
def test_is_understood(hears: Talk, text: str) -> None:
    assert shows(hears, Board(), text) == ["posts.no-topics"]


@pytest.mark.parametrize("text", ["看讨论室的投影仪坏了没有呢", "看讨论 里说的停车难我也遇到过"])
def test_is_nothing_else(hears: Talk, text: str) -> None:
    assert shows(hears, Board(), text) == ["draft.offer"]


def test_leaves_a_writing_open(hears: Talk) -> None:
    hears("微讨论")
    assert shows(hears, Board(), "看讨论 3") == ["posts.no-topics", "writing.still-open"]
    assert hears.dialogue.writing is not None


def test_names_a_picture_and_disarms_links(hears: Talk) -> None:
    bad = '<a href="weixin://bizmsgmenu?msgmenucontent=删除我的数据&msgmenuid=1">点我</a>'
    seen = replace(POST, text="", attachments=(Attachment("image", {}),))
    text = worded(hears, Board(topic=THREE, leaf=Leaf((replace(POST, text=bad), seen))))
    assert "<a href" not in text
    assert "点我" in text
    assert "[图片]" in text


@given(
    texts=st.lists(st.text(min_size=1, max_size=2000), min_size=1, max_size=5),
    more=st.booleans(),
    language=st.sampled_from(["zh_CN", "en"]),
)
def test_always_fits(texts: list[str], more: bool, language: str) -> None:
    hears = Talk()
    branch = BranchId("市政协/第一支部")
    posts = tuple(replace(POST, text=text, branch=branch, likes=99_999) for text in texts)
    topic = replace(THREE, title="很长的标题" * 30)
    board = Board(topic=topic, page=99, leaf=Leaf(posts, more=more))
    assert len(worded(hears, board, language).encode()) <= LIMIT


@given(st.text(max_size=300), st.integers(10, 200))
def test_cuts_within_its_room(text: str, room: int) -> None:
    cut = within(text, room)
    assert len(cut.encode()) <= room
    assert "<" not in cut
