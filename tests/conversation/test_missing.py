import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.commands import VOCABULARY
from bot.conversation.nearness import Neighbourhood, one_edit
from bot.conversation.ordinary import MISSES
from bot.conversation.sounding import Sounds, is_han

LETTERS = st.text(alphabet="abcd微建议", min_size=2, max_size=6)
HEADS = st.sampled_from(["微建仪", "wei jian yi", "sugest", "建议建议", "匿名 ", "#", "【", "薇"])
PINYIN = {
    "微建议": "weijianyi",
    "微讨论": "weitaolun",
    "微体会": "weitihui",
    "心得": "xinde",
    "看讨论": "kantaolun",
    "再深一点": "zaishenyidian",
    "我的数据": "wodeshuju",
    "删除我的数据": "shanchuwodeshuju",
    "不公开": "bugongkai",
    "进度": "jindu",
    "复习": "fuxi",
    "菜单": "caidan",
    "打卡": "daka",
    "帮助": "bangzhu",
}


def distance(one: str, other: str) -> int:
    """Edits between two words, swaps of neighbours among them (OSA), the plain way."""
    rows = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, a in enumerate(one, start=1):
        for j, b in enumerate(other, start=1):
            steps = [rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (a != b)]
            if i > 1 and j > 1 and one[i - 2 : i] == b + other[j - 2]:
                steps.append(rows[i - 2, j - 2] + 1)
            rows[i, j] = min(steps)
    return rows[len(one), len(other)]


@given(LETTERS, LETTERS)
@settings(max_examples=300, deadline=None)
def test_knows_one_edit(one: str, other: str) -> None:
    assert one_edit(one, other) == (distance(one, other) == 1)


@given(LETTERS, st.lists(LETTERS, max_size=5))
@settings(max_examples=200, deadline=None)
def test_finds_every_word_that_is_one_edit_away(head: str, words: list[str]) -> None:
    long = [one for one in words if len(one) >= (4 if one.isascii() else 3)]
    near = {one for one in long if distance(head, one) == 1}
    found = Neighbourhood(words).of(head)
    assert found in near if near else found is None


@pytest.mark.parametrize(("word", "pinyin"), PINYIN.items())
def test_knows_how_the_words_are_spoken(word: str, pinyin: str) -> None:
    assert Sounds(PINYIN).like(pinyin) == word


def test_knows_how_each_chinese_word_is_spoken() -> None:
    words = [word for word in VOCABULARY.words if all(map(is_han, word))]
    sounds = Sounds(words)
    assert [sounds.like(word) for word in words] == words


@given(HEADS, st.text(max_size=12))
@example("wei", "\u0300" * 12)
@example("微", "12345")
@settings(max_examples=300, deadline=None)
def test_never_raises_and_never_cuts(head: str, rest: str) -> None:
    found = MISSES.find(head + rest)
    assert found is None or (head + rest).endswith(found.heard.content)


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_takes_any_text_of_unicode(text: str) -> None:
    found = MISSES.find(text)
    assert found is None or text.endswith(found.heard.content)


@pytest.mark.parametrize(
    "text",
    [
        "微" * 20_000,
        "wei " * 5_000,
        " " * 20_000,
        "、：" * 9_000,
        "#" * 20_000,
        "微重长行数会" * 3_000,
    ],
)
def test_looks_at_the_head_alone(text: str) -> None:
    MISSES.find("薇建议")  # the table of characters is read once
    began = time.thread_time()
    assert MISSES.find(text) is None
    assert time.thread_time() - began < 0.02
