from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.learning import Card, QuestionId
from bot.study.asking import question_id
from tests.conversation.studying import FIRST, LETTER, Q1, Q2, Q3, SECOND, Study, mei
from tests.conversation.talk import MORNING, keys

HOUR = timedelta(hours=1)


def knowing(hears: Study, *due: tuple[QuestionId, timedelta]) -> Study:
    """Let questions have been answered wrongly, to be due so long from now."""
    cards = {
        one: Card(MORNING + gap, MORNING - 24 * HOUR, 0.2, 6.4, right=False) for one, gap in due
    }
    hears.learning = replace(hears.learning, cards=cards)
    return hears


@pytest.mark.parametrize("word", ["复习", "複習", "review"])
def test_asks_what_is_due_the_longest_due_first(word: str) -> None:
    hears = knowing(mei(), (Q1, 1 * HOUR), (Q3, -30 * HOUR), (Q2, 40 * HOUR))
    said = hears(word)
    assert (said.says[0].key, said.says[0].values["count"]) == ("quiz.question", 2)
    assert said.says[0].values["question"] == "有坡道就够了。"


def test_what_was_known_comes_back_later_and_what_was_not_tomorrow() -> None:
    hears = knowing(mei(), (Q1, -9 * HOUR), (Q3, -8 * HOUR))
    for text in ("复习", "B"):
        hears(text)
    said = hears("对")
    assert keys(said) == ["quiz.wrong", "review.done"]
    assert said.says[1].values == {"count": 2, "right": 1}
    known, forgotten = (hears.learning.cards[one] for one in (Q1, Q3))
    assert forgotten.due - MORNING == 24 * HOUR
    assert known.due > forgotten.due
    assert not known.right


def test_asks_five_at_a_time() -> None:
    many = replace(FIRST, quiz=(LETTER,) * 7)
    library = mei(many).library
    track = replace(library.tracks[0], items=(many,))
    hears = mei(library=replace(library, tracks=(track,)))
    knowing(hears, *((question_id(many.id, place), -HOUR) for place in range(7)))
    assert hears("复习").says[0].values["count"] == 5
    said = [hears("B") for _ in range(5)][-1]
    assert keys(said) == ["quiz.right", "review.done-all", "review.more"]
    assert said.says[-1].values == {"count": 2}
    assert hears("复习").says[0].values["count"] == 2


def test_asks_again_where_the_member_stands() -> None:
    hears = knowing(mei(), (Q1, -9 * HOUR), (Q3, -8 * HOUR))
    for text in ("复习", "B"):
        hears(text)
    assert hears("复习").says[0].values["place"] == 2


def test_says_when_the_next_one_comes() -> None:
    said = knowing(mei(), (Q1, 30 * HOUR), (Q2, 80 * HOUR))("复习")
    assert (keys(said), said.says[0].values) == (["review.none"], {"month": 11, "day": 25})


def test_says_how_questions_come_to_be_due() -> None:
    assert keys(mei()("复习")) == ["review.nothing-yet"]


def test_does_not_ask_what_the_library_has_no_more() -> None:
    gone = question_id(FIRST.id, 9)
    assert keys(knowing(mei(), (gone, -HOUR))("复习")) == ["review.nothing-yet"]


def test_is_no_check_in() -> None:
    hears = knowing(mei(FIRST), (Q3, -HOUR))
    hears("复习")
    hears("错")
    assert not hears.learning.came


def test_today_tells_beside_the_new_item_that_something_is_due() -> None:
    hears = knowing(mei(FIRST), (Q1, 1 * HOUR), (Q2, 30 * HOUR))
    said = hears("今日")
    assert keys(said) == ["item.message", "review.hint"]
    assert said.says[1].values == {"count": 1}
    assert keys(mei(FIRST)("今日")) == ["item.message"]
    assert keys(knowing(mei(FIRST, SECOND, FIRST), (Q1, HOUR))("今日"))[-1] == "review.hint"
