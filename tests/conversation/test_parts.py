"""A suggestion in three parts, asked for one by one (rule 5)."""

import pytest

from tests.conversation.talk import Talk, keys, words

PARTS = "情况：东门的路灯坏了\n分析：没有人管\n建议：换一盏"


@pytest.fixture
def asked(hears: Talk) -> Talk:
    """Mei, who wants to be asked for each part."""
    hears("微建议")
    assert keys(hears("分步")) == ["part.situation"]
    return hears


@pytest.mark.parametrize("goes_on", ["下一步", "next", "下一步。", "跳过", "完成"])
def test_asks_for_one_part_after_the_other(asked: Talk, goes_on: str) -> None:
    assert keys(asked("东门的路灯坏了")) == ["part.more"]
    assert keys(asked(goes_on)) == ["part.analysis"]
    asked("没有人管")
    assert keys(asked(goes_on)) == ["part.proposal"]
    assert keys(asked("换一盏")) == ["part.last"]
    assert words(asked("完成")) == [PARTS]
    assert asked.dialogue.writing is None


@pytest.mark.parametrize("word", ["分步", "分三步", "分步写", "steps", "Step by step"])
def test_begins_at_a_word(hears: Talk, word: str) -> None:
    hears("匿名 微建议")
    assert keys(hears(word)) == ["part.situation"]
    hears("东门的路灯坏了")
    hears.waits(minutes=16)
    (kept,) = hears("帮助").keep
    assert (kept.text, kept.anonymous) == ("情况：东门的路灯坏了", True)


def test_begins_at_a_tap(hears: Talk) -> None:
    number = hears("微建议").says[-1].values["question"]
    assert keys(hears("分步", tapped=int(str(number)))) == ["part.situation"]


def test_takes_what_was_written_before_for_the_first_part(hears: Talk) -> None:
    for text in ("微建议", "东门的路灯坏了", "分步", "晚上看不见路", "下一步", "下一步", "换一盏"):
        hears(text)
    assert words(hears("完成")) == ["情况：东门的路灯坏了\n晚上看不见路\n建议：换一盏"]


def test_takes_several_messages_for_each_part(asked: Talk) -> None:
    for text in (" 东门的路灯坏了 ", "晚上看不见路", "下一步", "下一步", "换一盏", "要亮一点的"):
        asked(text)
    assert words(asked("完成")) == [
        "情况： 东门的路灯坏了 \n晚上看不见路\n建议：换一盏\n要亮一点的"
    ]


def test_takes_pictures_into_it(asked: Talk) -> None:
    asked.brings()
    assert keys(asked("下一步")) == ["part.analysis"]
    asked("下一步")
    asked("换一盏")
    (kept,) = asked("完成").keep
    assert (kept.text, len(kept.attachments)) == ("建议：换一盏", 1)


def test_asks_again_for_what_cannot_be_left_out(asked: Talk) -> None:
    assert keys(asked("下一步")) == ["part.situation"]
    asked("东门的路灯坏了")
    asked("下一步")
    asked("下一步")
    assert keys(asked("下一步")) == ["part.proposal"]
    assert words(asked("完成")) == ["情况：东门的路灯坏了"]


def test_names_a_part_that_its_author_named_no_second_time(asked: Talk) -> None:
    asked("情况：东门的路灯坏了")
    asked("建议：换一盏")
    assert words(asked("完成")) == ["情况：东门的路灯坏了\n建议：换一盏"]


def test_takes_a_line_that_begins_like_a_name_for_no_name(asked: Talk) -> None:
    for text in ("东门的路灯坏了", "分析过原因", "下一步", "没有人管"):
        asked(text)
    asked("下一步")
    asked("换一盏")
    assert words(asked("完成")) == [
        "情况：东门的路灯坏了\n分析过原因\n分析：没有人管\n建议：换一盏"
    ]


def test_answers_other_commands_and_stays_there(asked: Talk) -> None:
    asked("东门的路灯坏了")
    assert keys(asked("帮助"))[-1] == "writing.still-open"
    assert keys(asked("1")) == ["part.more"]
    assert keys(asked("下一步")) == ["part.analysis"]


def test_is_dropped_on_取消(asked: Talk) -> None:
    asked("东门的路灯坏了")
    assert asked("取消").keep == ()
    assert asked.dialogue.writing is None


def test_files_nothing_that_is_empty(asked: Talk) -> None:
    assert (keys(asked("完成")), asked.kept) == (["done.empty"], [])


@pytest.mark.parametrize("word", ["分步", "下一步", "next", "steps", "跳过"])
def test_takes_its_words_for_content_where_nobody_asked(hears: Talk, word: str) -> None:
    hears("微讨论")
    hears(word)
    assert words(hears("完成")) == [word]


def test_leaves_as_it_is_what_its_author_put_in_parts(hears: Talk) -> None:
    assert words(hears(f"微建议 {PARTS}")) == [PARTS]
    assert words(hears("微建议 情况：灯坏 分析：老化 建议：换")) == [
        "情况：灯坏 分析：老化 建议：换"
    ]
