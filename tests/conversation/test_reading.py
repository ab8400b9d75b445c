import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.commands import COMMANDS, VOCABULARY
from bot.conversation.reading import Heard, read
from tests.conversation.phrasings import (
    ALONE,
    FILED,
    IN_DOUBT,
    NAMELESS,
    NO_NUMBERS,
    NUMBERS,
    ORDINARY,
)
from tests.conversation.talk import Talk

PIECES = st.sampled_from(
    [
        *("微建议", "建议", "微讨论", "讨论", "微体会", "心得", "suggest", "micro suggestion"),
        *("匿名", "anonymous", "#", "＃", "【", "】", "[", "]", "「", "」", " ", "　", "\n", "\t"),
        *("：", ":", "，", "、", "今日", "完成", "1", "①", "。", "！", "\u200b", "\ufeff", "👍🏽"),
        *(
            "路灯坏了",
            "lamp",
            "建議",
            "Ａ",
            "İ",
            "ß",
            "ﬁ",
            "㈱",
            "é",
            "\u0301",
            "\x00",
            "]]>",
            "/::)",
        ),
    ]
)
SPELLINGS = sorted((word for one in COMMANDS for word in one.words), key=len, reverse=True)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


def heard(text: str) -> Heard:
    return read(text, VOCABULARY)


def name(text: str) -> str | None:
    command = heard(text).command
    return command.name if command else None


def test_the_table_is_long_enough() -> None:
    assert len({*FILED, *NAMELESS, *ALONE, *ORDINARY, *NUMBERS, *NO_NUMBERS, *IN_DOUBT}) >= 120


@pytest.mark.parametrize(("text", "command", "content"), FILED)
def test_takes_off_the_command_and_its_separator(text: str, command: str, content: str) -> None:
    one = heard(text)
    assert one.command
    assert (one.command.name, one.content, one.anonymous) == (command, content, False)


@pytest.mark.parametrize(("text", "command", "content"), NAMELESS)
def test_hears_that_no_name_is_wanted(text: str, command: str, content: str) -> None:
    one = heard(text)
    assert one.command
    assert (one.command.name, one.content, one.anonymous) == (command, content, True)


@pytest.mark.parametrize(("text", "command", "content"), [*FILED, *NAMELESS])
def test_files_what_was_read(hears: Talk, text: str, command: str, content: str) -> None:
    (kept,) = hears(text).keep
    kinds = {"suggest": "suggestion", "discuss": "discussion", "experience": "experience"}
    nameless = (text, command, content) in NAMELESS
    assert (kept.kind, kept.text, kept.anonymous) == (kinds[command], content, nameless)


@pytest.mark.parametrize("text", IN_DOUBT)
def test_in_doubt_bears_no_name_and_keeps_the_words(hears: Talk, text: str) -> None:
    (kept,) = hears(text).keep
    assert kept.anonymous
    assert text.endswith(kept.text)


@pytest.mark.parametrize(("text", "command"), ALONE)
def test_hears_a_command_that_stands_alone(text: str, command: str) -> None:
    one = heard(text)
    assert one.command
    assert (one.command.name, one.content, one.anonymous) == (command, "", False)


@pytest.mark.parametrize(
    "text", ["匿名 微建议", "匿名微建议", "微建议 匿名", "微建议：匿名", "建议 匿名"]
)
def test_hears_匿名_beside_a_command_without_content(text: str) -> None:
    one = heard(text)
    assert one.command
    assert (one.command.name, one.content, one.anonymous) == ("suggest", "", True)


@pytest.mark.parametrize("text", ORDINARY)
def test_takes_ordinary_text_for_what_it_is(text: str) -> None:
    assert heard(text) == Heard(content=text)


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_reads_numbers_in_all_their_forms(text: str, number: int) -> None:
    assert (heard(text).number, heard(text).command) == (number, None)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_reads_no_number_into_other_texts(text: str) -> None:
    assert heard(text).number is None


@pytest.mark.parametrize("mark", [*"\u200b\u200c\u200d\u2060\ufeff", *"\u180e\u202c\u2066\u2069"])
def test_overlooks_whatever_has_no_width(mark: str) -> None:
    assert name(f"{mark}今{mark}日{mark}") == "today"


@given(TEXTS)
@example("微建议\u200b")
@example("匿名")
@example("#")
@settings(max_examples=200, deadline=None)
def test_never_raises_and_never_loses_a_letter(text: str) -> None:
    one = heard(text)
    assert text.endswith(one.content)
    if one.number is not None:
        return
    before = text[: len(text) - len(one.content)]
    if one.command is None:
        assert before == ""
        return
    assert _only_words_and_marks(before)


def _only_words_and_marks(before: str) -> bool:
    """Whether nothing but one command, 匿名, marks, separators and closing punctuation is here."""
    said = "".join(char for char in before if unicodedata.category(char) not in {"Cf", "Mn"})
    said = unicodedata.normalize("NFKC", said).casefold()
    said = said.translate(str.maketrans("討論體會議學習訂閱幫單", "讨论体会议学习订阅帮单"))
    word = "|".join(re.escape(one).replace(r"\ ", r"[\s-]*") for one in SPELLINGS)
    said = re.sub(f"({word})", "", said, count=1)
    said = re.sub("匿名|anonymous", "", said, count=2)
    return re.fullmatch(r"[\s#【】\[\]「」:,、。.!?~…;-]*", said) is not None


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reads_the_same_whatever_stands_around_it(text: str) -> None:
    around = heard(f"  {text}\n")
    if around.command is None or heard(text).command is None:
        assert around.command is heard(text).command
    else:
        assert around.command.name == name(text)
