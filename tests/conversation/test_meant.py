"""Did you mean …? What becomes of a close miss (rule 6)."""

import pytest

from bot.model.contribution import Kind
from tests.conversation.talk import MORNING, Talk, keys, words

KINDS = [Kind.DISCUSSION, Kind.EXPERIENCE, Kind.SUGGESTION]


@pytest.mark.parametrize("yes", ["是", "是的。", "对！", "嗯", "yes", "Yes.", "Y"])
def test_carries_on_as_the_command_that_was_meant(hears: Talk, yes: str) -> None:
    hears("微建仪 增加路灯")
    (kept,) = hears(yes).keep
    assert (kept.kind, kept.text, kept.message_id) == (
        Kind.SUGGESTION,
        "增加路灯",
        "24900000000000001",
    )
    assert (hears.drafts, hears.dialogue.asked) == ({}, None)


@pytest.mark.parametrize(("text", "kind"), [("微讨仑：我赞成", 0), ("weitihui 很受启发", 1)])
def test_carries_on_as_each_kind(hears: Talk, text: str, kind: int) -> None:
    hears(text)
    assert [one.kind for one in hears("是").keep] == [KINDS[kind]]


@pytest.mark.parametrize("text", ["匿名 微建仪 增加路灯", "微建仪 匿名：增加路灯"])
def test_carries_on_without_a_name(hears: Talk, text: str) -> None:
    hears(text)
    (kept,) = hears("是").keep
    assert (kept.text, kept.anonymous, kept.message_id) == ("增加路灯", True, None)


def test_opens_a_writing_where_nothing_followed(hears: Talk) -> None:
    hears("微建仪")
    assert keys(hears("是")) == ["ask.suggestion", "ask.parts"]
    hears("增加路灯")
    assert words(hears("完成")) == ["增加路灯"]
    assert hears.drafts == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [("今曰学习", "item.message"), ("hepl", "help"), ("statsu", "progress.nothing")],
)
def test_runs_a_command_without_content(hears: Talk, text: str, said: str) -> None:
    hears(text)
    assert keys(hears("是"))[0] == said
    assert hears.drafts == {}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_files_the_whole_text_as_the_number_says(hears: Talk, place: int) -> None:
    number = hears("微建仪 增加路灯").says[0].values["question"]
    (kept,) = hears(str(place + 1), tapped=int(str(number))).keep
    assert (kept.kind, kept.text) == (KINDS[place], "微建仪 增加路灯")
    assert hears.drafts == {}


@pytest.mark.parametrize("word", ["是", "yes"])
def test_takes_a_tap_for_yes(hears: Talk, word: str) -> None:
    number = int(str(hears("微建仪 增加路灯").says[0].values["question"]))
    assert words(hears(word, tapped=number)) == ["增加路灯"]
    again = hears(word, tapped=number)
    assert (again.keep, again.drafts, len(again.says)) == ((), (), 1)


def test_leaves_the_kinds_to_choose_from_after_no(hears: Talk) -> None:
    hears("微建仪 增加路灯")
    assert keys(hears("不是")) == ["meant.not-that", "draft.choice"]
    assert hears("是").keep == ()
    assert words(hears("3")) == ["微建仪 增加路灯"]


@pytest.mark.parametrize("word", ["是", "对", "不是", "yes", "no"])
def test_takes_yes_for_a_word_like_others_where_nothing_is_asked(hears: Talk, word: str) -> None:
    hears("西门的路灯坏了，请修一修")
    assert [one.text for one in hears(word).shorts] == [word]


def test_waits_fifteen_minutes_for_yes(hears: Talk) -> None:
    hears("微建仪 增加路灯")
    hears.waits(minutes=15, seconds=1)
    assert hears("是").keep == ()
    assert [one.text for one in hears.drafts.values()] == ["微建仪 增加路灯"]


def test_keeps_the_draft_under_我的(hears: Talk) -> None:
    hears("微建仪 增加路灯")
    assert keys(hears("我的"))[-1] == "mine.draft"


def test_takes_the_day_it_is_meant_on(hears: Talk) -> None:
    hears("微建仪 增加路灯")
    hears.waits(minutes=10)
    assert hears("是").keep[0].created > MORNING


def test_keeps_the_words_of_a_post_that_wants_no_name(hears: Talk) -> None:
    hears("匿名 微讨仑：我赞成他的看法")
    decision = hears("是")
    assert (decision.keep, [one.text for one in decision.drafts]) == ((), ["我赞成他的看法"])
    assert hears.drafts.keys() == {one.id for one in decision.drafts}


def test_asks_nothing_while_something_is_written(hears: Talk) -> None:
    hears("微建议")
    hears("微建仪 增加路灯")
    hears("是")
    assert words(hears("完成")) == ["微建仪 增加路灯\n是"]
