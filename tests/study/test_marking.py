import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.item import Quiz, QuizKind
from bot.study.marking import answer_of, fits, is_answer, mark

SINGLE = Quiz(QuizKind.SINGLE, "几条？", ("一", "两", "三"), "B", "两条。")
SEVERAL = Quiz(QuizKind.MULTIPLE, "哪些？", ("一", "两", "三", "四"), "ABD", "三个。")
TRUTH = Quiz(QuizKind.TRUEFALSE, "是吗？", (), "B", "不是。")


@pytest.mark.parametrize(
    "text",
    [
        "B",
        "b",
        "Ｂ",
        " b ",
        "B.",
        "B。",
        "b！",
        "选B",
        "我选B",
        "答案是 B",
        "答案：B",
        "(B)",
        "【B】",
        "\u200bB",
        "BB",
    ],
)
def test_reads_a_letter_however_it_is_written(text: str) -> None:
    assert answer_of(SINGLE, text) == "B"
    assert mark(SINGLE, text)
    assert is_answer(text)


@pytest.mark.parametrize(
    "text",
    ["ABD", "abd", "A B D", "A、B、D", "A，B，D", "DBA", "ＡＢＤ", "A和B和D", "a, b, d。", "A/B/D"],
)
def test_reads_several_letters_in_any_order(text: str) -> None:
    assert mark(SEVERAL, text)


@pytest.mark.parametrize("text", ["A", "AB", "ABC", "ABCD"])
def test_of_several_letters_all_must_be_right(text: str) -> None:
    assert answer_of(SEVERAL, text) == text
    assert not mark(SEVERAL, text)


@pytest.mark.parametrize(
    "text", ["B", "错", "錯", "不对", "×", "✗", "❌", "x", "false", "F", "错误。", "否"]
)
def test_reads_that_a_statement_is_false(text: str) -> None:
    assert mark(TRUTH, text)


@pytest.mark.parametrize("text", ["A", "对", "對", "√", "✔️", "✅", "true", "T", "是的", "正确！"])
def test_reads_that_a_statement_is_true(text: str) -> None:
    assert answer_of(TRUTH, text) == "A"
    assert not mark(TRUTH, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "好的",
        "今日",
        "1",
        "ok",
        "A座的灯坏了",
        "B栋",
        "abandon",
        "答题",
        "AB型血",
        "G",
        "对不起",
        "x光",
    ],
)
def test_leaves_words_alone(text: str) -> None:
    assert [answer_of(one, text) for one in (SINGLE, SEVERAL, TRUTH)] == [None] * 3


@pytest.mark.parametrize("text", ["对", "√", "F是", "T"])
def test_true_and_false_answer_no_question_with_letters(text: str) -> None:
    assert answer_of(SINGLE, text) is None


@pytest.mark.parametrize(
    ("quiz", "letters", "fit"),
    [
        (SINGLE, "B", True),
        (SINGLE, "AB", False),
        (SINGLE, "D", False),
        (SEVERAL, "AD", True),
        (SEVERAL, "AE", False),
        (TRUTH, "A", True),
        (TRUTH, "C", False),
    ],
)
def test_knows_which_letters_a_question_takes(quiz: Quiz, letters: str, fit: bool) -> None:
    assert fits(quiz, letters) is fit


@given(st.text())
def test_never_stumbles(text: str) -> None:
    for quiz in (SINGLE, SEVERAL, TRUTH):
        letters = answer_of(quiz, text)
        assert letters is None or (is_answer(text) and letters == "".join(sorted(set(letters))))


@given(st.sets(st.sampled_from("ABCD"), min_size=1), st.sampled_from(["", " ", "、", "，", ", "]))
def test_marks_a_set_of_letters(chosen: set[str], between: str) -> None:
    assert mark(SEVERAL, between.join(chosen)) is (chosen == set("ABD"))


WORDS = Quiz(
    QuizKind.FILL, "提案要写成什么？", (), "书面意见", "第二条。", ("Written Opinion", "3.5")
)


@pytest.mark.parametrize(
    "text",
    [
        "书面意见",
        " 书面 意见。",
        "「书面意见」",
        "written opinion",
        "ＷＲＩＴＴＥＮ ＯＰＩＮＩＯＮ",
        "３.５",
    ],
)
def test_takes_words_however_they_are_written(text: str) -> None:
    assert mark(WORDS, text)
    assert answer_of(WORDS, "A") is None


@pytest.mark.parametrize("text", ["", "  ", "书面", "口头意见", "35", "A"])
def test_takes_no_other_words(text: str) -> None:
    assert not mark(WORDS, text)
