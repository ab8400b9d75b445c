"""The rules of a quiz question. Its first line, `- kind:`, is line 10 of the file."""

import pytest

from tests.study.desk import Desk, item, quiz

QUESTION, EXPLANATION = "question: 哪一个？", "explanation: 第七十二条。"


def of(kind: str, answer: str, options: int | None) -> str:
    """Write an item with one question: kind on line 10, options on 12, the answer after them."""
    lines = [f"kind: {kind}", QUESTION]
    if options is not None:
        lines.append(f"options: [{', '.join('甲乙丙丁戊己庚辛'[:options])}]")
    return item(quiz=quiz(*lines, f"answer: {answer}", EXPLANATION))


@pytest.mark.parametrize(
    ("kind", "answer", "options"),
    [
        ("single", "A", 2),
        ("single", "F", 6),
        ("multiple", "ABC", 4),
        ("multiple", "B", 3),
        ("truefalse", "A", None),
        ("truefalse", "B", None),
        ("fill", "书面", None),
        ("fill", "[书面, 书面形式]", None),
    ],
)
def test_takes_a_right_question(desk: Desk, kind: str, answer: str, options: int | None) -> None:
    assert desk.faults_of(of(kind, answer, options)) == []


@pytest.mark.parametrize(
    ("kind", "answer", "options", "line", "key"),
    [
        ("essay", "A", 2, 10, "study.fault.quiz-kind"),
        ("single", "AB", 2, 13, "study.fault.one-letter"),
        ("single", "C", 2, 13, "study.fault.letters"),
        ("single", "b", 2, 13, "study.fault.letters"),
        ("multiple", "AD", 3, 13, "study.fault.letters"),
        ("multiple", "AAB", 3, 13, "study.fault.letters"),
        ("multiple", "[A, B]", 3, 13, "study.fault.not-text"),
        ("single", "A", 1, 12, "study.fault.options"),
        ("single", "A", 7, 12, "study.fault.options"),
        ("single", "A", None, 10, "study.fault.missing"),
        ("truefalse", "C", None, 12, "study.fault.truefalse-answer"),
        ("truefalse", "true", None, 12, "study.fault.truefalse-answer"),
        ("truefalse", "A", 2, 12, "study.fault.truefalse-options"),
        ("fill", "书面", 2, 12, "study.fault.fill-options"),
        ("fill", "30", None, 12, "study.fault.not-text"),
        ("fill", "[书面, 30]", None, 12, "study.fault.not-text"),
        ("fill", "", None, 12, "study.fault.missing"),
    ],
)
def test_refuses_a_wrong_question(
    desk: Desk, kind: str, answer: str, options: int | None, line: int, key: str
) -> None:
    assert desk.faults_of(of(kind, answer, options)) == [(line, key)]


def test_keeps_the_letters_of_an_answer_in_order(desk: Desk) -> None:
    assert desk.faults_of(of("multiple", "CA", 3)) == []
    assert desk.load().tracks[0].items[0].quiz[0].answer == "AC"


def test_keeps_all_words_that_may_be_filled_in(desk: Desk) -> None:
    assert desk.faults_of(of("fill", "[书面, 书面形式]", None)) == []
    kept = desk.load().tracks[0].items[0].quiz[0]
    assert (kept.answer, kept.also) == ("书面", ("书面形式",))


@pytest.mark.parametrize("left_out", [QUESTION, EXPLANATION, "answer: A"])
def test_misses_a_part_of_a_question(desk: Desk, left_out: str) -> None:
    lines = ["kind: truefalse", QUESTION, "answer: A", EXPLANATION]
    text = item(quiz=quiz(*(line for line in lines if line != left_out)))
    assert desk.faults_of(text) == [(10, "study.fault.missing")]


def test_names_an_unknown_field_of_a_question(desk: Desk) -> None:
    text = item(quiz=quiz("kind: truefalse", QUESTION, "answer: A", EXPLANATION, "hint: 无"))
    assert desk.faults_of(text) == [(14, "study.fault.unknown")]


def test_wants_words_for_options(desk: Desk) -> None:
    lines = ("kind: single", QUESTION, "options:", "  - 甲", "  - 2024", "answer: A", EXPLANATION)
    assert desk.faults_of(item(quiz=quiz(*lines))) == [(14, "study.fault.not-text")]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("quiz: []", 9, "study.fault.missing"),
        ("quiz: 甲", 9, "study.fault.quiz-list"),
        ("quiz:\n  - 甲", 10, "study.fault.quiz-list"),
    ],
)
def test_wants_a_list_of_questions(desk: Desk, text: str, line: int, key: str) -> None:
    assert desk.faults_of(item(quiz=text)) == [(line, key)]
