from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contributions.screening import PERSONAL, WORDS, Screen, words_of

SHIPPED = Path(__file__).parents[2] / "config" / "words.txt"
screen = Screen(lambda: ["加微信", "VX号", "fuck"])


@pytest.mark.parametrize(
    "text",
    [
        "想买的加微信吧",
        "加 微 信",
        "加～微。信",
        "加\u200b微\ufeff信",
        "ｖＸ 号在这",
        "Fuck this",
        "f.u.c.k",
        "ＦＵＣＫ！",
        "你fuck我",
    ],
)
def test_finds_a_word_whatever_stands_in_it(text: str) -> None:
    assert screen(text) == WORDS


@pytest.mark.parametrize("text", ["加个微信群挺好", "", "unfuckable", "🙂", "信微加", "   "])
def test_holds_nothing_else(text: str) -> None:
    assert screen(text) == ""


@given(st.text(alphabet=" \u200b-—.，！*\n\u3000・~", max_size=4), st.text(max_size=20))
def test_finds_a_word_with_signs_between_its_characters(sign: str, around: str) -> None:
    assert screen(f"{around} {sign.join('加微信')} {around}") in {WORDS, PERSONAL}


@given(st.text(max_size=200))
def test_takes_any_text(text: str) -> None:
    assert screen(text) in {"", WORDS, PERSONAL}


def test_names_personal_data_first() -> None:
    assert screen("加微信，或打 138 0013 8000") == PERSONAL


def test_an_empty_list_holds_nothing_but_personal_data() -> None:
    bare = Screen(list)
    assert bare("加微信") == ""
    assert bare("13800138000") == PERSONAL


def test_reads_the_list_once_and_when_it_is_wanted() -> None:
    reads: list[int] = []
    lazy = Screen(lambda: [reads.append(1) or "x"])  # type: ignore[func-returns-value]
    assert reads == []
    lazy("路灯坏了")
    lazy("路灯坏了")
    assert reads == [1]


def test_reads_words_without_remarks() -> None:
    assert words_of(["# 广告", "", " 加微信  # 常见 ", "裸聊"]) == ["加微信", "裸聊"]


def test_the_shipped_list_leaves_ordinary_posts_alone() -> None:
    shipped = Screen(lambda: words_of(SHIPPED.read_text(encoding="utf-8").splitlines()))
    for text in (
        "微信群里通知一下就好，不用再加人",
        "办证大厅中午也该有人值班",
        "希望多讲讲怎么防刷单和诈骗",
        "The classic assessment of hashing",
    ):
        assert shipped(text) == ""
    assert shipped("需要代 开 发 票 找我") == WORDS
