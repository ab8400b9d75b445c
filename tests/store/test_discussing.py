"""Members who discuss, over a real store: what is looked up, kept, shown and hidden."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.contributions.screening import Screen
from bot.main.wording import push_body
from bot.model.contribution import Contribution, Kind, MoveRecord, State, Visibility
from bot.model.ids import ROOT, BranchId, OpenId, Receipt
from bot.model.incoming import Incoming
from bot.settings import load
from bot.store import contributions, listed, picks, pushes, topics
from bot.store.base import Store
from tests.store.people import (
    LIBRARY,
    MEI,
    NOW,
    OU,
    SOL,
    TEXTS,
    X,
    Y,
    a_push,
    answer,
    begin,
    conversation,
    follow,
    said,
)

NORTH = BranchId("shi/north")
CODE = re.compile(r"[346789CDFHJKMNPQRTVWXYA]{9}")


class Chat:
    """A bot and three phones."""

    def __init__(self, store: Store) -> None:
        self.store = store
        follow(store, MEI, OU, SOL)
        bot = conversation(store)
        self.bot = replace(bot, house=replace(bot.house, screen=Screen(lambda: ["加微信"])))
        self.sent = 0

    def says(self, who: OpenId, text: str) -> str:
        self.sent += 1
        now = NOW + timedelta(seconds=self.sent)
        return answer(self.bot, said(who, text, self.sent, now), now)

    def writes(self, who: OpenId, text: str, **fields: str) -> str:
        """Words on one of our own pages."""
        self.sent += 1
        words = {"Content": text, "MsgID": str(self.sent), **fields}
        return answer(self.bot, Incoming(who, "", NOW, "page", None, words))

    def kept(self, reply: str) -> Contribution:
        """What a reply gave a receipt for."""
        code = CODE.search(reply)
        assert code is not None, reply
        (one,) = contributions.read(self.store, [Receipt(code.group())])
        return one

    def review(self, one: Contribution, after: State = State.ACCEPTED) -> None:
        step = MoveRecord("ou", NOW, one.state, after, "好")
        assert contributions.move(self.store, one, step, "notice.accepted")

    def belongs(self, who: OpenId, branch: BranchId) -> None:
        record = self.store.keys.member(who)
        self.store.redis.hset(record, mapping={"r": "entry", "b": branch})


def a_branch_topic(store: Store) -> None:
    topics.open_new(store, "食堂", "食堂怎么改？", NORTH, None, by="ou", now=NOW)


def test_a_topic_takes_posts_of_those_it_is_for(store: Store) -> None:
    chat = Chat(store)
    a_branch_topic(store)
    chat.belongs(MEI, NORTH)
    one = chat.kept(chat.says(MEI, "微讨论 1 多放点辣"))
    assert (one.text, one.topic, one.branch) == ("多放点辣", "1", NORTH)
    assert "没有发出去" in chat.says(SOL, "微讨论 1 多放点辣")  # words for few go to nobody else
    topic = topics.read(store, 1)
    assert topic is not None
    topics.close(store, topic)
    assert "没有发出去" in chat.says(MEI, "微讨论 1 还要汤")
    assert "1 还要汤" in chat.says(MEI, "我的")


def test_shows_posts_after_review_and_hides_them_with_a_word(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    one = chat.kept(chat.says(MEI, "微讨论 台阶太高"))
    assert "台阶太高" not in chat.says(SOL, "看讨论")
    chat.review(one)
    assert "台阶太高" not in chat.says(SOL, "看讨论")  # she agreed to nothing yet
    chat.says(MEI, "同意公开")
    assert "台阶太高" in chat.says(SOL, "看讨论")
    chat.says(MEI, "不公开")
    assert "台阶太高" not in chat.says(SOL, "看讨论")


def test_shows_a_branchs_topic_to_it_alone(store: Store) -> None:
    chat = Chat(store)
    a_branch_topic(store)
    topics.open_new(store, "停车", "停哪里？", ROOT, None, by="ada", now=NOW)
    for who in (MEI, OU):
        chat.belongs(who, NORTH)
    chat.says(MEI, "同意公开")
    chat.review(chat.kept(chat.says(MEI, "微讨论 1 多放点辣")))
    assert "食堂" in chat.says(OU, "看讨论")
    assert "多放点辣" in chat.says(OU, "看讨论 1")
    alone = chat.says(SOL, "看讨论")
    assert "停车" in alone  # the only one she may see is shown at once
    assert "食堂" not in alone
    assert "多放点辣" not in chat.says(SOL, "看讨论 1")


def test_pages_through_posts(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    chat.says(MEI, "同意公开")
    for number in range(7):
        chat.review(chat.kept(chat.says(MEI, f"微讨论 看法{number}")))
    first = chat.says(SOL, "看讨论")
    assert "看法6" in first
    assert "看法1" not in first
    second = chat.says(SOL, "看讨论：0，2")
    assert "看法1" in second
    assert "看法0" in second
    assert "下一页" not in second


def test_a_page_answers_what_is_shown(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    chat.says(MEI, "同意公开")
    top = chat.kept(chat.says(MEI, "微讨论 台阶太高"))
    early = chat.kept(chat.writes(OU, "微讨论：3 级", Item=Y, Post=top.receipt))
    assert (early.reply_to, early.topic, early.text) == (None, Y, "3 级")
    chat.review(top)
    reply = chat.kept(chat.writes(OU, "微讨论：同意", Item=Y, Post=top.receipt))
    assert (reply.reply_to, reply.topic, reply.item) == (top.receipt, X, X)


def test_what_is_added_is_screened_too(store: Store) -> None:
    chat = Chat(store)
    one = chat.kept(chat.says(MEI, "微讨论 台阶太高"))
    chat.says(MEI, f"补充 {one.receipt} 打 138 0013 8000")
    (held,) = contributions.read(store, [one.receipt])
    assert (held.state, held.held) == (State.HELD, "personal")
    assert list(listed.newest(store, Kind.DISCUSSION, [State.HELD])) == [one.receipt]
    assert list(listed.newest(store, Kind.DISCUSSION, [State.SUBMITTED])) == []


def test_a_held_post_waits_under_its_state(store: Store) -> None:
    chat = Chat(store)
    one = chat.kept(chat.says(MEI, "微讨论 想买的 加-微-信"))
    assert (one.state, one.held) == (State.HELD, "words")
    assert list(listed.newest(store, Kind.DISCUSSION, [State.HELD])) == [one.receipt]
    assert "加-微-信" not in chat.says(SOL, "看讨论")
    assert one.receipt in chat.says(MEI, "我的")


def test_a_choice_that_a_review_overtakes_is_not_taken(store: Store) -> None:
    chat = Chat(store)
    one = chat.kept(chat.says(MEI, "微体会 很受启发"))
    chat.says(MEI, "3")
    assert contributions.read(store, [one.receipt])[0].visibility is Visibility.EVERYONE
    two = chat.kept(chat.says(MEI, "微体会 又受启发"))
    chat.review(two)
    chat.says(MEI, "3")
    assert contributions.read(store, [two.receipt])[0].visibility is Visibility.ORGANISERS


def _picked(chat: Chat, choice: str, day: str) -> Contribution:
    one = chat.kept(chat.says(MEI, f"微体会 {day}很受启发"))
    chat.says(MEI, choice)
    chat.review(one)
    (one,) = contributions.read(chat.store, [one.receipt])
    assert picks.pick(chat.store, one, date.fromisoformat(day), NOW)
    return one


def test_a_pick_is_shown_with_the_next_item_while_its_author_agrees(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    chat.says(MEI, "同意公开")
    _picked(chat, "3", "2026-03-03")
    assert "03-03很受启发" in chat.says(OU, "今日")
    chat.says(MEI, "不公开")
    assert "很受启发" not in chat.says(OU, "今日")


def test_a_pick_is_shown_to_those_it_is_for(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    chat.belongs(MEI, NORTH)
    chat.belongs(OU, NORTH)
    chat.says(MEI, "同意公开")
    _picked(chat, "2", "2026-03-03")
    assert "很受启发" in chat.says(OU, "今日")
    assert "很受启发" not in chat.says(SOL, "今日")
    _picked(chat, "1", "2026-03-03")
    assert "很受启发" not in chat.says(SOL, "今日")


def test_a_pick_of_before_the_last_item_has_had_its_day(store: Store) -> None:
    chat = Chat(store)
    begin(store, a_push())
    chat.says(MEI, "同意公开")
    _picked(chat, "3", "2026-02-27")  # a Friday: nothing was pushed since
    assert "02-27很受启发" in chat.says(OU, "今日")
    monday = a_push(Y, "daily", date.fromisoformat("2026-03-02"))
    assert pushes.create(store, monday, None)
    assert "02-27很受启发" not in chat.says(OU, "今日")
    _picked(chat, "3", "2026-03-04")
    assert "03-04很受启发" not in chat.says(OU, "今日")  # tomorrow


def test_a_push_carries_the_pick_that_everybody_may_see(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_TOKEN"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    chat, push = Chat(store), a_push()
    chat.says(MEI, "同意公开")
    settings = load()
    assert "很受启发" not in push_body(settings, LIBRARY, TEXTS, store, push)
    one = _picked(chat, "3", "2026-03-03")
    body = push_body(settings, LIBRARY, TEXTS, store, push)
    assert "03-03很受启发" in body
    assert len(body.encode()) <= 2048
    picks.unpick(store, one)
    _picked(chat, "1", "2026-03-03")
    assert "很受启发" not in push_body(settings, LIBRARY, TEXTS, store, push)
