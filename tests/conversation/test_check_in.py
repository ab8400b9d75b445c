from datetime import timedelta

import pytest

from bot.conversation.acts.learning import CheckIn
from bot.conversation.commands import VOCABULARY
from bot.model.learning import Learning
from tests.conversation.studying import FIRST, Study, mei
from tests.conversation.talk import STUDY_DAY, keys


def after(marks: str, hears: Study) -> Study:
    """Let the last study days have been so, up to yesterday: x came, . did not."""
    days = [STUDY_DAY - timedelta(days=n) for n in range(len(marks), 0, -1)]
    came = frozenset(day for day, mark in zip(days, marks, strict=True) if mark == "x")
    hears.learning = Learning(came=came, study_days=frozenset(days))
    return hears


@pytest.mark.parametrize("word", ["打卡", "签到", "簽到", "check in", "Check-in", "打卡！"])
def test_checks_in(word: str) -> None:
    said = mei(FIRST)(word)
    assert said.acts == (CheckIn(STUDY_DAY, frozenset()),)
    assert keys(said) == ["checkin.done", "checkin.first", "checkin.rhythm"]


def test_says_the_second_time_that_it_is_there() -> None:
    hears = mei(FIRST)
    hears("打卡")
    said = hears("打卡")
    assert (keys(said), said.acts) == (["checkin.again", "checkin.rhythm"], ())


def test_tells_the_rhythm_of_the_last_seven_study_days() -> None:
    said = after("xxx.x.x", mei(FIRST))("打卡")
    assert keys(said) == ["checkin.done", "checkin.rhythm", "checkin.streak"]
    assert said.says[1].values == {"of": 7, "came": 5}
    assert said.says[2].values == {"streak": 6}


def test_tells_which_freezes_kept_the_streak() -> None:
    said = after("xx..", mei(FIRST))("打卡")
    assert keys(said) == ["checkin.done", "checkin.frozen", "checkin.rhythm", "checkin.streak"]
    assert said.says[1].values == {"missed": 2, "freezes": 0}


def test_has_warm_words_for_who_is_back() -> None:
    said = after("xx.....", mei(FIRST))("打卡")
    assert keys(said) == ["checkin.done", "checkin.back", "checkin.rhythm"]


def test_keeps_a_rest_day_and_counts_it_nowhere() -> None:
    said = after("xxx", mei())("打卡")
    assert keys(said) == ["checkin.rest", "checkin.rhythm", "checkin.streak"]
    assert said.says[1].values == {"of": 3, "came": 3}
    assert isinstance(said.acts[0], CheckIn)


def test_says_no_number_where_there_was_no_study_day() -> None:
    assert keys(mei()("打卡")) == ["checkin.rest"]


@pytest.mark.parametrize(
    ("name", "spellings"),
    {
        "deeper": ("再深一点", "深", "深一点", "deeper", "more"),
        "quiz": ("答题", "quiz"),
        "review": ("复习", "review"),
        "check_in": ("打卡", "签到", "check in"),
    }.items(),
)
def test_answers_to_the_words_of_the_table(name: str, spellings: tuple[str, ...]) -> None:
    named = [VOCABULARY.named(word) for word in spellings]
    assert [one and one.name for one in named] == [name] * len(spellings)
    assert all(one and one.words == spellings for one in named)
