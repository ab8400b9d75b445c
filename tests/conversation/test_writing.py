from typing import Any

import pytest

from bot.conversation.turn import Decision
from tests.conversation.talk import MORNING, Talk, keys, pushed, words

MINUTES = {"minutes": 15, "seconds": 1}


def still_open(decision: Decision) -> bool:
    return "writing.still-open" in keys(decision)


@pytest.mark.parametrize(
    "word", ["微讨论", "微体会", "微建议", "建议", "心得。", "#讨论#", "suggest"]
)
def test_asks_for_content_and_takes_what_follows(hears: Talk, word: str) -> None:
    asked = hears(word)
    assert asked.says
    assert not asked.keep
    assert not hears("东门的路灯坏了").keep
    assert words(hears("完成")) == ["东门的路灯坏了"]


@pytest.mark.parametrize("word", ["微讨论", "微体会"])
def test_asks_with_the_days_question(hears: Talk, word: str) -> None:
    assert keys(hears(word))[0] == "ask.question"
    assert "ask.question" not in keys(Talk(today=())(word))


def test_joins_messages_by_line_breaks_in_their_order(hears: Talk) -> None:
    for text in ("微建议", "东门的路灯坏了", " 晚上看不见路 ", "盼着\n换一盏"):
        assert not hears(text).keep
    (kept,) = hears("done").keep
    assert kept.text == "东门的路灯坏了\n 晚上看不见路 \n盼着\n换一盏"
    assert (kept.created, kept.message_id) == (MORNING, "24900000000000002")


def test_is_over_after_完成(hears: Talk) -> None:
    for text in ("微建议", "东门的路灯坏了", "完成"):
        hears(text)
    assert hears.dialogue.writing is None
    assert not hears("完成").keep
    assert len(hears.kept) == 1


def test_files_nothing_that_is_empty(hears: Talk) -> None:
    hears("微建议")
    decision = hears("完成")
    assert not decision.keep
    assert decision.says
    assert hears.dialogue.writing is None


@pytest.mark.parametrize("kind", ["image", "voice", "video", "shortvideo", "location"])
def test_takes_what_is_not_text_as_part_of_it(hears: Talk, kind: str) -> None:
    hears("微建议")
    assert not hears.brings(kind).keep
    hears("就是这里")
    (kept,) = hears("完成").keep
    assert kept.text == "就是这里"
    assert [one.type for one in kept.attachments] == [kind]
    assert kept.message_id == "24900000000000002"


def test_files_pictures_without_a_word(hears: Talk) -> None:
    hears("微建议")
    hears.brings()
    hears.brings()
    (kept,) = hears("完成").keep
    media = [one.fields["MediaId"] for one in kept.attachments]
    assert (kept.text, media) == ("", ["media1", "media2"])


@pytest.mark.parametrize("text", ["1", "①", "三", "０", "B", "abc", "好的", "👍", "7", "匿名信"])
def test_takes_numbers_letters_and_courtesies_as_content(hears: Talk, text: str) -> None:
    hears("微讨论")
    hears(text)
    assert words(hears("完成")) == [text]


def test_takes_the_sentence_with_a_commands_word_as_content(hears: Talk) -> None:
    hears("微建议")
    hears("今日的路灯又坏了")
    hears("取消收费")
    assert words(hears("完成")) == ["今日的路灯又坏了\n取消收费"]


def test_keeps_the_three_parts_as_lines(hears: Talk) -> None:
    parts = ["情况：东门的路灯坏了", "分析：没有人管", "建议：换一盏"]
    for text in ("微建议", *parts):
        hears(text)
    assert words(hears("完成")) == ["\n".join(parts)]


@pytest.mark.parametrize("again", ["微建议", "微讨论", "微体会", "心得", "#讨论#"])
def test_files_what_is_there_and_begins_anew(hears: Talk, again: str) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    decision = hears(again)
    assert words(decision) == ["东门的路灯坏了"]
    assert decision.says[0].values == {"receipt": decision.keep[0].receipt}
    hears("第二件事情")
    assert words(hears("完成")) == ["第二件事情"]


def test_files_both_where_the_other_word_brings_content(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    decision = hears("微体会 很受启发")
    assert words(decision) == ["东门的路灯坏了", "很受启发"]
    assert keys(decision)[:2] == ["kept.suggestion", "kept.experience"]


def test_begins_anew_where_nothing_was_written(hears: Talk) -> None:
    hears("微建议")
    assert not hears("微讨论").keep
    hears("我赞成")
    assert [one.kind for one in hears("完成").keep] == ["discussion"]


@pytest.mark.parametrize(("key", "kind"), [("suggest", "discussion"), ("discuss", "discussion")])
def test_files_what_is_there_when_the_menu_begins_anew(hears: Talk, key: str, kind: str) -> None:
    hears("微讨论")
    hears("东门的路灯坏了")
    decision = hears.taps(key)
    assert [(one.kind, one.text) for one in decision.keep] == [(kind, "东门的路灯坏了")]


@pytest.mark.parametrize("word", ["今日", "我的", "帮助", "?", "退订", "订阅", "today", "#今日#"])
def test_answers_other_commands_and_stays_open(hears: Talk, word: str) -> None:
    alone = keys(Talk()(word))
    hears("微建议")
    hears("东门的路灯坏了")
    decision = hears(word)
    assert keys(decision) == [*alone, "writing.still-open"] or word == "我的"
    assert still_open(decision)
    assert words(hears("完成")) == ["东门的路灯坏了"]


@pytest.mark.parametrize("key", ["today", "mine", "help"])
def test_answers_the_menu_and_stays_open(hears: Talk, key: str) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    assert still_open(hears.taps(key))
    assert words(hears("完成")) == ["东门的路灯坏了"]


def test_answers_a_receipt_and_stays_open(hears: Talk) -> None:
    receipt = hears("微建议 第一件").keep[0].receipt
    hears("微建议")
    decision = hears(receipt)
    assert keys(decision)[0] == "receipt.state"
    assert still_open(decision)


@pytest.mark.parametrize("word", ["取消", "cancel", "取消。"])
def test_drops_it_on_取消(hears: Talk, word: str) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    assert not hears(word).keep
    assert not hears("完成").keep
    assert (hears.kept, hears.drafts, hears.dialogue.writing) == ([], {}, None)


def test_is_filed_after_fifteen_minutes_of_silence(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    hears.waits(**MINUTES)
    decision = hears("帮助")
    assert words(decision) == ["东门的路灯坏了"]
    assert keys(decision) == ["kept.suggestion", "help", "help.contact"]


def test_waits_fifteen_minutes(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    hears.waits(minutes=14, seconds=59)
    hears("晚上看不见路")
    hears.waits(minutes=14, seconds=59)
    assert words(hears("完成")) == ["东门的路灯坏了\n晚上看不见路"]


@pytest.mark.parametrize("word", ["今日", "帮助", "匿名"])
def test_takes_no_member_who_asks_something_for_silent(hears: Talk, word: str) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    hears.waits(minutes=10)
    hears(word)
    hears.waits(minutes=10)
    assert not hears("晚上看不见路").keep
    assert words(hears("完成")) == ["东门的路灯坏了\n晚上看不见路"]


def test_is_dropped_after_silence_where_it_is_empty(hears: Talk) -> None:
    hears("微建议")
    hears.waits(**MINUTES)
    decision = hears("帮助")
    assert (decision.keep, keys(decision)) == ((), ["help", "help.contact"])
    assert hears.dialogue.writing is None


def test_reads_what_follows_silence_as_new(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    hears.waits(**MINUTES)
    decision = hears("西门的路灯也坏了，请修一修")
    assert words(decision) == ["东门的路灯坏了"]
    assert [one.text for one in decision.drafts] == ["西门的路灯也坏了，请修一修"]


@pytest.mark.parametrize(
    ("word", "kind"), [("微讨论", "discussion"), ("微体会", "experience"), ("微建议", "suggestion")]
)
def test_is_filed_by_the_scheduler_and_told_later(hears: Talk, word: str, kind: str) -> None:
    hears(word)
    hears("东门的路灯坏了")
    hears.waits(**MINUTES)
    decision = hears.falls_silent()
    (kept,), (notice,) = decision.keep, decision.later
    assert (kept.kind, kept.text, decision.says) == (kind, "东门的路灯坏了", ())
    assert (notice.key, notice.values) == (f"notice.silence-{kind}", {"receipt": kept.receipt})


def test_stays_open_where_the_scheduler_comes_too_early(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    hears.waits(minutes=14)
    decision = hears.falls_silent()
    assert (decision.keep, decision.later) == ((), ())
    assert words(hears("完成")) == ["东门的路灯坏了"]


@pytest.mark.parametrize("answer", ["完成", "取消"])
def test_knows_when_nothing_is_open(hears: Talk, answer: str) -> None:
    decision = hears(answer)
    assert decision.says
    assert (decision.keep, decision.drafts, decision.shorts) == ((), (), ())


def test_belongs_to_todays_item() -> None:
    hears: Any = Talk(today=(pushed(3),))
    hears("微体会")
    hears("很受启发")
    assert hears("完成").keep[0].item == "law/003-ramp"
