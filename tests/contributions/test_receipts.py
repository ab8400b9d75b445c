from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contributions.receipts import ALPHABET, draw, mistyped, recognise
from bot.conversation.folding import fold

CODES = st.builds(draw)
LOOKALIKES = ["0O", "1IL", "5S", "2Z", "8B", "6G", "UV"]


def typed(text: str) -> str | None:
    """What a receipt is recognised as that a member typed."""
    return recognise(fold(text))


def test_draws_nine_characters_of_the_alphabet() -> None:
    for _ in range(200):
        code = draw()
        assert len(code) == 9
        assert set(code) <= set(ALPHABET)
        assert recognise(code) == code


def test_draws_no_code_twice() -> None:
    assert len({draw() for _ in range(2000)}) == 2000


def test_has_an_alphabet_in_which_nothing_looks_alike() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert all(sum(char in ALPHABET for char in group) <= 1 for group in LOOKALIKES)
    assert sum(char in "AEIOU" for char in ALPHABET) <= 1


@given(CODES)
@settings(max_examples=20, deadline=None)
def test_finds_every_single_wrong_character(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in set(ALPHABET) - {right}:
            assert recognise(code[:place] + wrong + code[place + 1 :]) is None


@given(CODES)
@settings(max_examples=50, deadline=None)
def test_finds_every_swap_of_two(code: str) -> None:
    for one in range(9):
        for other in range(one + 1, 9):
            swapped = list(code)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert ("".join(swapped) == code) is (recognise("".join(swapped)) is not None)


@given(CODES)
@settings(max_examples=50, deadline=None)
def test_recognises_a_code_however_it_is_written(code: str) -> None:
    parts = [code[:3], code[3:6], code[6:]]
    for joint in (" ", "-", " - ", "—", "　", "\n", "\u200b"):
        assert typed(joint.join(parts)) == code
        assert typed(joint.join(parts).lower()) == code
    assert typed(f"  {code}\n") == code
    assert typed("".join(chr(ord(char) + 0xFEE0) for char in code)) == code


@given(CODES, st.sampled_from([*ALPHABET, "好", "7，"]))
@settings(max_examples=50, deadline=None)
def test_recognises_no_code_with_more_around_it(code: str, more: str) -> None:
    assert typed(code + more) is None
    assert typed(more + code) is None
    assert typed(code[1:]) is None
    assert typed(code[:-1]) is None


@pytest.mark.parametrize(
    "around",
    ["{}。", "「{}」", "回执号：{}", "回执号 {}。", "回执号是{}", "Receipt code: {}", "“{}”，"],
)
def test_recognises_a_code_with_its_label_and_marks(around: str) -> None:
    code = draw()
    assert typed(around.format(code)) == code


@given(CODES, st.integers(0, 8), st.sampled_from("0O1ILSZBGU25"))
@settings(max_examples=100, deadline=None)
def test_recognises_no_code_with_a_letter_of_none(code: str, place: int, wrong: str) -> None:
    assert typed(code[:place] + wrong + code[place + 1 :]) is None


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_never_raises(text: str) -> None:
    assert recognise(text) is None or not mistyped(text)


def test_notices_a_code_with_one_wrong_character() -> None:
    codes = [code for code in (draw() for _ in range(100)) if code[0].isdigit()]
    for code in codes:
        wrong = code[:1] + ("M" if code[1] != "M" else "N") + code[2:]
        assert mistyped(fold(wrong.lower()))
        assert not mistyped(fold(code))


@pytest.mark.parametrize(
    "text", ["character", "13800138000", "123456789", "", "路灯", "收到收到收到收到啊"]
)
def test_takes_words_and_numbers_for_no_mistyped_code(text: str) -> None:
    assert not mistyped(fold(text))


def test_draws_in_no_order() -> None:
    drawn = [draw() for _ in range(200)]
    rising = sum(one < other for one, other in pairwise(drawn))
    assert 60 < rising < 140
