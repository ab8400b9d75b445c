from dataclasses import replace

import pytest

from bot.conversation.composing import compose
from bot.conversation.turn import Decision, TodayItem, Turn
from bot.model.dialogue import Dialogue, Notice
from bot.model.ids import Receipt
from bot.model.incoming import Incoming
from bot.model.push import Delivery
from bot.model.say import say
from bot.texts import Texts
from tests.conversation.talk import (
    ACCOUNT,
    EMPTY,
    HOUSE,
    MEI,
    MORNING,
    SEALS,
    STUDY_DAY,
    TEXTS,
    Talk,
    pushed,
)

MOST = 2048
"""Bytes of a text on WeChat; over it the member sees a fault (fact sheet 4.1)."""

NEWS = Notice("notice.accepted", {"receipt": "43333333Y"})
ANSWER = Decision((say("courtesy"),))


@pytest.fixture(params=["zh_CN", "en"])
def texts(request: pytest.FixtureRequest) -> Texts:
    """The sentences of each language."""
    return TEXTS[str(request.param)]


def turn(*today: TodayItem) -> Turn:
    message = Incoming(MEI.openid, ACCOUNT, MORNING, "text", "1", {"Content": "今日"})
    drawn = (lambda: Receipt(""), lambda: "", EMPTY)
    return Turn(message, MEI, Dialogue(), MORNING, STUDY_DAY, SEALS, HOUSE, *drawn, today)


def test_tells_of_what_waits_in_one_line(texts: Texts) -> None:
    one = pushed(1, Delivery.WAITING)
    reply = compose(turn(one), ANSWER, (), texts)
    assert reply.told == (one,)
    assert one.item.title in reply.text


def test_names_every_item_that_it_tells_of(texts: Texts) -> None:
    waiting = (pushed(1, Delivery.WAITING), pushed(2, Delivery.WAITING))
    reply = compose(turn(*waiting), ANSWER, (), texts)
    assert all(one.item.title in reply.text for one in reply.told)


@pytest.mark.parametrize("state", [one for one in Delivery if one is not Delivery.WAITING])
def test_tells_of_nothing_that_does_not_wait(texts: Texts, state: Delivery) -> None:
    one = pushed(1, state)
    reply = compose(turn(one), ANSWER, (), texts)
    assert (reply.told, one.item.title in reply.text) == ((), False)


def test_tells_of_nothing_that_it_gives(texts: Texts) -> None:
    one = pushed(1, Delivery.WAITING)
    reply = compose(turn(one), replace(ANSWER, gives=(one,)), (), texts)
    assert reply.told == ()


def test_brings_the_news_before_the_answer(texts: Texts) -> None:
    reply = compose(turn(), ANSWER, (NEWS,), texts)
    news, answer = reply.text.split("\n\n")
    assert ("43333333Y" in news, answer, reply.notices) == (True, texts("courtesy"), 1)


def test_leaves_the_news_that_do_not_fit_for_the_next_reply(texts: Texts) -> None:
    refused = Notice("notice.not-adopted", {"receipt": "43333333Y", "reason": "长" * 250})
    reply = compose(turn(), ANSWER, (refused,) * 5, texts)
    assert 0 < reply.notices < 5
    assert reply.text.count("43333333Y") == reply.notices
    assert texts("courtesy") in reply.text
    assert len(reply.text.encode()) <= MOST


def test_leaves_all_news_where_it_says_nothing(texts: Texts) -> None:
    reply = compose(turn(pushed(1, Delivery.WAITING)), Decision(), (NEWS,), texts)
    assert (reply.text, reply.notices, reply.told) == ("", 0, ())


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_gives_every_item_of_today_with_its_link(texts: Texts, count: int) -> None:
    long = "一句话说的是路灯和坡道。\n\n" * 200
    items = tuple(pushed(number, body=long) for number in range(1, count + 1))
    decision = Talk(today=items)("今日")
    text = compose(turn(*items), decision, (), texts).text
    assert len(text.encode()) <= MOST
    missing = [one.item.id for one in decision.gives if HOUSE.item(one.item.id) not in text]
    assert missing == []


def test_cuts_a_text_that_is_too_long_between_two_characters(texts: Texts) -> None:
    long = Decision((say("ask.question", question="长" * 2000),))
    text = compose(turn(), long, (), texts).text
    assert 1900 < len(text.encode()) <= MOST
    assert "\ufffd" not in text
