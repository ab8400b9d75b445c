from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversation.acts.learning import CheckIn
from bot.conversation.composing import LIMIT
from bot.conversation.turn import Decision
from bot.model.dialogue import Quizzing
from bot.model.ids import TrackId
from bot.model.item import Quiz, QuizKind, Track
from bot.model.say import Say
from bot.study.library import Library, load
from tests.conversation.studying import FIRST, Q1, Q2, Q3, SECOND, THIRD, Study, mei
from tests.conversation.talk import STUDY_DAY, TEXTS, keys


def asked(said: Decision) -> Say:
    """The question that a reply asks."""
    (question,) = (one for one in said.says if one.key == "quiz.question")
    return question


def link(hears: Study) -> int:
    """What stands in the links under the question that is asked now."""
    assert hears.dialogue.quiz is not None
    return hears.dialogue.quiz.number


@pytest.mark.parametrize("word", ["答题", "答題", "quiz", "#答题#", "答题。"])
def test_asks_the_first_of_todays_questions(word: str) -> None:
    question = asked(mei(FIRST)(word))
    assert (question.values["place"], question.values["count"]) == (1, 3)
    assert question.values["question"] == "谁能用坡道？"


def test_asks_the_questions_of_all_of_todays_items() -> None:
    assert asked(mei(FIRST, SECOND, THIRD)("答题")).values["count"] == 4


def test_answers_at_once_with_why_and_where_and_goes_on() -> None:
    hears = mei(FIRST)
    hears("答题")
    said = hears("B")
    assert keys(said) == ["quiz.right", "quiz.question"]
    assert said.says[0].values["explanation"] == "推车、拉箱子都要走。"
    assert said.says[0].values["source"] == FIRST.source
    assert asked(said).values["place"] == 2


def test_names_the_right_letters_after_a_wrong_answer() -> None:
    hears = mei(FIRST)
    hears("答题")
    texts = TEXTS["zh_CN"]
    assert "B. 谁都能" in texts.render(hears("A").says[0])
    assert "ABD" in texts.render(hears("AB").says[0])
    assert "B. 错" in texts.render(hears("对").says[0])


def test_sums_up_at_the_end_and_checks_in() -> None:
    hears = mei(FIRST)
    for text in ("答题", "B", "C"):
        hears(text)
    said = hears("错")
    assert keys(said) == ["quiz.right", "quiz.done", "quiz.came"]
    assert said.says[1].values == {"count": 3, "right": 2}
    assert CheckIn(STUDY_DAY, frozenset()) in said.acts
    assert hears.dialogue.quiz is None
    assert [hears.learnt(one) for one in (Q1, Q2, Q3)] == [True, False, True]


def test_praises_who_knew_it_all_and_checks_in_once() -> None:
    hears = mei(FIRST)
    for text in ("打卡", "答题", "b", "a、b、d"):
        hears(text)
    assert keys(hears("×")) == ["quiz.right", "quiz.done-all"]


def test_counts_the_first_answer_however_often_it_is_taken_again() -> None:
    hears = mei(SECOND)
    for text in ("答题", "A", "答题"):
        hears(text)
    (before,) = hears.learning.cards.values()
    said = hears("B")
    assert (keys(said), said.acts) == (["quiz.right", "quiz.done-all"], ())
    assert tuple(hears.learning.cards.values()) == (before,)
    assert not before.right


def test_takes_a_tap() -> None:
    hears = mei(FIRST)
    hears("答题")
    assert keys(hears("B", tapped=link(hears))) == ["quiz.right", "quiz.question"]


def test_takes_no_tap_on_an_earlier_question_for_the_one_now() -> None:
    hears = mei(FIRST)
    hears("答题")
    first = link(hears)
    hears("B")
    said = hears("A", tapped=first)
    assert (keys(said), asked(said).values["place"]) == (["quiz.other", "quiz.question"], 2)
    assert Q2 not in hears.learning.cards


def test_says_that_a_tap_came_too_late() -> None:
    said = mei(FIRST)("A", tapped=3)
    assert (keys(said), said.shorts) == (["quiz.past"], ())


def test_other_commands_leave_the_quiz_open() -> None:
    hears = mei(FIRST)
    hears("答题")
    for text in ("今日", "帮助", "微建议 东门的路灯坏了", "打卡", "谢谢", "深"):
        assert "quiz.question" not in keys(hears(text))
    assert keys(hears("B")) == ["quiz.right", "quiz.question"]


def test_asks_again_where_the_member_stands() -> None:
    hears = mei(FIRST)
    for text in ("答题", "B", "今日"):
        hears(text)
    assert asked(hears("答题")).values["place"] == 2


def test_lasts_until_the_day_ends() -> None:
    hears = mei(FIRST)
    hears("答题")
    hears.waits(hours=14)  # 23:00
    assert keys(hears("B")) == ["quiz.right", "quiz.question"]
    hears.dialogue = replace(hears.dialogue, quiz=_of_yesterday(hears))
    said = hears("B")
    assert (keys(said), len(said.shorts)) == (["hint"], 1)


def _of_yesterday(hears: Study) -> Quizzing:
    assert hears.dialogue.quiz is not None
    return replace(hears.dialogue.quiz, at=hears.dialogue.quiz.at - timedelta(days=1))


@pytest.mark.parametrize("text", ["A", "AB", "b", "对"])
def test_letters_are_ordinary_words_while_no_quiz_is_open(text: str) -> None:
    assert len(mei(FIRST)(text).shorts) == 1


@pytest.mark.parametrize("text", ["G", "1", "好的", "不知道", "B栋的灯坏了"])
def test_other_words_answer_nothing_and_are_kept(text: str) -> None:
    hears = mei(FIRST)
    hears("答题")
    said = hears(text)
    assert not said.acts
    assert [one.text for one in said.shorts] == [text]
    assert keys(hears("B")) == ["quiz.right", "quiz.question"]


@pytest.mark.parametrize(("text", "key"), [("AB", "quiz.one-letter"), ("D", "quiz.no-option")])
def test_asks_for_another_letter_and_keeps_what_was_written(text: str, key: str) -> None:
    hears = mei(FIRST)
    hears("答题")
    said = hears(text)
    assert (keys(said), said.acts) == ([key], ())
    assert [one.text for one in said.shorts] == [text]
    assert keys(hears("B")) == ["quiz.right", "quiz.question"]


def test_letters_are_content_while_writing_and_the_command_answers() -> None:
    hears = mei(FIRST)
    hears("答题")
    hears("微建议")
    assert hears("B").acts == ()
    assert "quiz.how-writing" in str(asked(hears("答题")))
    assert keys(hears("答题 B"))[:2] == ["quiz.right", "quiz.question"]
    (kept,) = hears("完成").keep
    assert kept.text == "B"


@pytest.mark.parametrize("text", ["答题 A", "答题：A", "quiz a"])
def test_letters_behind_the_word_answer_an_open_quiz_alone(text: str) -> None:
    hears = mei(FIRST)
    assert asked(hears(text)).values["place"] == 1
    assert not hears.learning.cards
    assert keys(hears(text)) == ["quiz.wrong", "quiz.question"]


def test_words_behind_the_word_are_no_answer() -> None:
    assert mei(FIRST)("答题 太难了，能不能少出几道题").drafts


def test_says_where_there_is_nothing_to_ask() -> None:
    assert keys(mei()("答题")) == ["quiz.no-item"]
    assert keys(mei(THIRD)("答题")) == ["quiz.no-questions"]


def test_asks_for_no_words_in_the_chat() -> None:
    words = Quiz(QuizKind.FILL, "写成什么？", (), "书面", "第二条。")
    hears = mei(replace(FIRST, quiz=(words, *FIRST.quiz)))
    assert asked(hears("答题")).values["count"] == 3
    assert keys(mei(replace(FIRST, quiz=(words,)))("答题")) == ["quiz.no-questions"]


@pytest.mark.parametrize("language", TEXTS)
def test_no_reply_of_the_shipped_questions_is_cut(language: str) -> None:
    shipped = load(Path("content"))
    items = [item for track in shipped.tracks for item in track.items]
    hears = mei(*items, library=shipped)
    hears("答题")
    texts = TEXTS[language]
    for _ in range(sum(len(item.quiz) for item in items)):
        reply = "\n\n".join(texts.render(one) for one in hears("A").says)
        assert len(reply.encode()) < LIMIT - 200  # a hint may follow


def test_steps_over_a_question_that_is_no_more() -> None:
    hears = mei(FIRST)
    hears("答题")
    shorter = replace(FIRST, quiz=())
    hears.library = Library((Track(TrackId("law"), "", "", 1, (shorter,)),))
    assert len(hears("B").shorts) == 1
    hears.today = ()
    assert keys(hears("答题")) == ["quiz.no-item"]
