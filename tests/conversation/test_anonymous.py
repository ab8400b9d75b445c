from datetime import date

import pytest

from tests.conversation.talk import MEI, STUDY_DAY, Talk, keys


def test_tells_neither_who_nor_when(hears: Talk) -> None:
    (kept,) = hears("匿名 微建议 东门的路灯坏了").keep
    assert (kept.author.openid, kept.message_id) == (None, None)
    assert (kept.created, type(kept.created)) == (STUDY_DAY, date)
    assert kept.author.proof == f"proof of oMei {kept.receipt}"
    assert kept.author.address == f"address of oMei {kept.receipt}"
    assert MEI.openid not in repr(kept)


def test_tells_the_member_to_keep_the_code(hears: Talk) -> None:
    assert keys(hears("微建议 匿名：东门的路灯坏了")) == ["kept.anonymous"]


@pytest.mark.parametrize("word", ["匿名 微建议", "匿名微建议", "微建议 匿名", "匿名", "anonymous"])
def test_asks_for_words_that_bear_no_name(hears: Talk, word: str) -> None:
    assert keys(hears(word)) == ["ask.anonymous", "ask.parts"]
    hears("东门的路灯坏了")
    (kept,) = hears("完成").keep
    assert (kept.text, kept.anonymous, kept.message_id) == ("东门的路灯坏了", True, None)


@pytest.mark.parametrize(
    "word", ["匿名", "anonymous", "ＡＮＯＮＹＭＯＵＳ", " 匿名\n", "匿名。", "匿名！", "【匿名】"]
)
def test_counts_alone_while_writing(hears: Talk, word: str) -> None:
    for text in ("微建议", "东门的路灯坏了", word, "晚上看不见路"):
        assert not hears(text).keep
    (kept,) = hears("完成").keep
    assert kept.anonymous
    assert kept.text == "东门的路灯坏了\n晚上看不见路"


@pytest.mark.parametrize("first", ["匿名：东门的路灯坏了", "匿名 东门的路灯坏了"])
def test_counts_at_the_head_of_what_is_written(hears: Talk, first: str) -> None:
    hears("微建议")
    hears(first)
    (kept,) = hears("完成").keep
    assert (kept.anonymous, kept.text) == (True, "东门的路灯坏了")


def test_counts_within_the_third_part(hears: Talk) -> None:
    for text in ("微建议", "情况：东门的路灯坏了", "建议 匿名：换一盏"):
        hears(text)
    assert hears("完成").keep[0].anonymous


def test_in_doubt_counts_while_writing(hears: Talk) -> None:
    hears("微建议")
    hears("匿名信箱要每周开一次")
    (kept,) = hears("完成").keep
    assert (kept.anonymous, kept.text) == (True, "匿名信箱要每周开一次")


def test_holds_through_silence(hears: Talk) -> None:
    for text in ("匿名 微建议", "东门的路灯坏了"):
        hears(text)
    hears.waits(minutes=16)
    decision = hears.falls_silent()
    (kept,) = decision.keep
    assert (kept.anonymous, kept.message_id, kept.created) == (True, None, STUDY_DAY)
    assert decision.later[0].values == {"receipt": kept.receipt}


@pytest.mark.parametrize(
    "other", ["匿名 微讨论 {}", "匿名微体会{}", "微讨论 匿名：{}", "心得：匿名 {}"]
)
def test_is_refused_for_what_bears_a_name(hears: Talk, other: str) -> None:
    decision = hears(other.format("我想说说东门的路灯"))
    assert not decision.keep
    assert keys(decision)[0].startswith("anonymous.not-")
    assert [one.text for one in hears.drafts.values()] == ["我想说说东门的路灯"]


def test_lets_the_refused_words_be_a_suggestion_without_a_name(hears: Talk) -> None:
    hears("匿名 微讨论 我想说说东门的路灯")
    (kept,) = hears("3").keep
    assert (kept.kind, kept.anonymous, kept.text) == ("suggestion", True, "我想说说东门的路灯")
    assert kept.message_id is None
    assert not hears.drafts


def test_lets_the_refused_words_bear_a_name_after_all(hears: Talk) -> None:
    hears("匿名 微讨论 我想说说东门的路灯")
    (kept,) = hears("1").keep
    assert (kept.kind, kept.author.openid) == ("discussion", MEI.openid)


@pytest.mark.parametrize("text", ["匿名 微讨论", "匿名微体会", "微讨论 匿名", "心得 匿名"])
def test_is_refused_at_once_where_nothing_is_written_yet(hears: Talk, text: str) -> None:
    decision = hears(text)
    assert not decision.keep
    assert keys(decision)[0].startswith("anonymous.name-")


@pytest.mark.parametrize("word", ["微讨论", "微体会"])
def test_is_refused_while_writing_what_bears_a_name(hears: Talk, word: str) -> None:
    hears(word)
    hears("我想说说东门的路灯")
    decision = hears("匿名")
    assert not decision.keep
    assert keys(decision)[0].startswith("anonymous.not-")
    assert decision.drafts[0].text == "我想说说东门的路灯"
    assert not hears("完成").keep


def test_wish_refused_while_writing_puts_no_name_to_it_in_silence(hears: Talk) -> None:
    """Rule 4: the bot says so, keeps a draft and files nothing."""
    hears("微讨论")
    hears("我想说说东门的路灯")
    hears("匿名")
    hears.waits(minutes=16)
    assert not hears.falls_silent().keep


@pytest.mark.parametrize(
    "text",
    ["匿名，东门的路灯晚上不亮了", "匿名：东门的路灯晚上不亮了", "【匿名】东门的路灯晚上不亮了"],
)
def test_counts_for_a_draft_that_becomes_a_suggestion(hears: Talk, text: str) -> None:
    hears(text)
    (kept,) = hears("3").keep
    assert kept.anonymous
    assert kept.text.endswith("东门的路灯晚上不亮了")


def test_discussion_about_anonymity_bears_its_name(hears: Talk) -> None:
    (kept,) = hears("微讨论 匿名信该不该回").keep
    assert (kept.kind, kept.text, kept.anonymous) == ("discussion", "匿名信该不该回", False)
