"""Consents, one's own data, and their erasure: what is said and decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.acts.dropping import Drop
from bot.conversation.acts.erasing import Erase, Leave
from bot.conversation.acts.lending import Lend
from bot.conversation.composing import compose
from bot.conversation.turn import Decision, Turn
from bot.members.consents import Privacy
from bot.model.dialogue import Dialogue, QuestionKind
from bot.model.ids import Receipt
from bot.model.incoming import Incoming
from bot.model.push import Delivery
from bot.model.say import say
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
    keys,
    pushed,
)

LINK = "https://tiantian.example/privacy/"
PRIVATE = replace(HOUSE, privacy=Privacy("2026-11", LINK))
ANSWER = Decision((say("courtesy"),))


@pytest.fixture
def stranger() -> Talk:
    """Mei before she agreed to anything."""
    return Talk(member=replace(MEI, shows=None), house=PRIVATE)


def turn(kind: str = "text") -> Turn:
    message = Incoming(MEI.openid, ACCOUNT, MORNING, kind, "1", {"Content": "谢谢"})
    drawn = (lambda: Receipt(""), lambda: "", EMPTY)
    waits = (pushed(1, Delivery.WAITING),)
    return Turn(message, MEI, Dialogue(), MORNING, STUDY_DAY, SEALS, PRIVATE, *drawn, waits)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_brings_the_notice_after_the_answer_and_before_hints(language: str) -> None:
    reply = compose(turn(), ANSWER, (), TEXTS[language])
    answer, notice, hint = reply.text.split("\n\n")
    assert answer == TEXTS[language]("courtesy")
    assert (LINK in notice, pushed(1).item.title in hint, reply.noticed) == (True, True, True)


@pytest.mark.parametrize("kind", ["page", "nothing", "brief", "long"])
def test_lets_the_notice_wait_for_a_reply_that_has_room(kind: str) -> None:
    long = Decision((say("ask.question", question="长" * 650),))
    said = {"nothing": Decision(), "brief": replace(ANSWER, brief=True), "long": long}
    reply = compose(
        turn(kind if kind == "page" else "text"), said.get(kind, ANSWER), (), TEXTS["en"]
    )
    assert (LINK in reply.text, reply.noticed) == (False, False)


def test_lets_words_be_shown_and_hides_them_again(stranger: Talk) -> None:
    assert keys(stranger("微讨论 我赞成"))[-1] == "consent.ask"
    assert keys(stranger("同意公开。")) == ["consent.given"]
    assert stranger.member.shows is not None
    assert (stranger.member.shows.version, stranger.member.shows.at) == ("2026-11", MORNING)
    assert keys(stranger("agree")) == ["consent.was-given"]
    assert "consent.ask" not in keys(stranger("微讨论 我也赞成"))
    assert keys(stranger("不公开")) == ["consent.taken-back"]
    assert stranger.member.shows.given is False
    assert keys(stranger("微讨论 我再说一句"))[-1] == "consent.ask"
    assert keys(stranger("keep private")) == ["consent.refused"]


def test_does_not_ask_it_of_a_suggestion(stranger: Talk) -> None:
    assert "consent.ask" not in keys(stranger("微建议 修路灯"))


def test_agrees_anew_to_a_new_text(stranger: Talk) -> None:
    stranger("同意公开")
    stranger.house = replace(PRIVATE, privacy=Privacy("2027-01", LINK))
    stranger.waits(days=60)
    assert keys(stranger("同意公开")) == ["consent.given"]
    assert stranger.member.shows is not None
    assert stranger.member.shows.version == "2027-01"


def test_gives_ones_data_by_a_link_that_tells_nothing(hears: Talk) -> None:
    decision = hears("我的数据")
    (lent,) = decision.acts
    assert keys(decision) == ["data.link"]
    assert isinstance(lent, Lend)
    assert (decision.says[0].values["link"], len(lent.token)) == (lent.token, 32)


def test_asks_once_before_it_erases(hears: Talk) -> None:
    decision = hears("删除我的数据")
    assert (keys(decision), decision.acts) == (["erase.ask"], ())
    assert hears.dialogue.asked is not None
    assert hears.dialogue.asked.kind is QuestionKind.ERASE
    done = hears("1")
    assert (keys(done), done.brief) == (["erase.begun"], True)
    assert [type(one) for one in done.acts] == [Drop, Erase]
    assert done.dialogue == Dialogue()


@pytest.mark.parametrize("word", ["1", "１", "确认", "是。", "yes", "确认删除"])
def test_erases_at_a_plain_yes(hears: Talk, word: str) -> None:
    hears("删除我的数据")
    assert any(isinstance(one, Erase) for one in hears(word).acts)


@pytest.mark.parametrize("word", ["2", "3", "好的", "我想想看，先不要删我的东西"])
def test_erases_at_nothing_but_the_one(hears: Talk, word: str) -> None:
    hears("delete my data")
    assert not any(isinstance(one, Erase) for one in hears(word).acts)


def test_keeps_all_where_one_thinks_better_of_it(hears: Talk) -> None:
    hears("删除我的数据")
    assert keys(hears("取消")) == ["erase.kept"]
    assert hears("1").acts == ()


def test_keeps_all_where_one_does_not_answer(hears: Talk) -> None:
    hears("删除我的数据")
    hears.waits(minutes=16)
    assert hears("1").acts == ()


def test_takes_no_number_for_consent_while_one_writes(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    assert keys(hears("删除我的数据"))[0] == "erase.while-writing"
    assert hears("1").acts == ()


def test_asks_on_a_page_while_one_writes_in_the_chat(hears: Talk) -> None:
    hears("微建议")
    hears.brings()
    asked = hears.receives("page", Content="删除我的数据").says[0].values["question"]
    tapped = {"bizmsgmenuid": str(asked)}
    kept = hears.receives("page", Content="取消", **tapped)
    assert keys(kept) == ["erase.kept"]
    assert hears.dialogue.writing is not None
    asked = hears.receives("page", Content="删除我的数据").says[0].values["question"]
    drop, erase = hears.receives("page", Content="1", bizmsgmenuid=str(asked)).acts
    assert isinstance(drop, Drop)
    assert (len(drop.attachments), type(erase)) == (1, Erase)


def test_drops_the_pictures_of_what_is_dropped(hears: Talk) -> None:
    hears("微建议")
    hears.brings()
    (drop,) = hears("取消").acts
    assert isinstance(drop, Drop)
    assert [one.type for one in drop.attachments] == ["image"]


def test_erases_a_while_after_one_left(hears: Talk) -> None:
    assert hears.does("unsubscribe").acts == (Leave(MORNING + timedelta(days=7)),)


@pytest.mark.parametrize(
    "between", ["谢谢", "看讨论", "今日", "微建议 乙", "食堂门口的台阶太高了，老人难走"]
)
def test_a_later_number_never_erases(hears: Talk, between: str) -> None:
    hears("删除我的数据")
    hears(between)
    assert not any(isinstance(one, Erase) for one in hears("1").acts)


@pytest.mark.parametrize("word", ["算了", "不", "不删了。", "no"])
def test_hears_that_one_thinks_better_of_it(hears: Talk, word: str) -> None:
    hears("删除我的数据")
    assert keys(hears(word)) in (["erase.kept"],)
