"""What a move may want its maker to say, and how each is checked."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from bot.model.say import Refusal

LONGEST_REASON = 300
"""Characters of a reason or an answer: it goes to the author in one message of 2,048 bytes."""

LONGEST_NAME = 40
"""Characters of a unit, a person, a place."""


class Want(StrEnum):
    """One thing to be said. ``want.<name>`` words its label."""

    REASON = "reason"  # 理由, or the answer's words
    WHERE = "where"  # 转送哪里
    UNIT = "unit"  # 承办单位
    PERSON = "person"  # 承办人
    DUE = "due"  # 期限, a date
    ANSWER = "answer"  # 办理分类 A, B or C
    GRADE = "grade"  # 满意度


class Answer(StrEnum):
    """What an answer amounts to (办理分类)."""

    DONE = "A"
    PLANNED = "B"
    NOT_NOW = "C"


class Grade(StrEnum):
    """What its author thinks of an answer (满意度)."""

    GOOD = "good"  # 满意
    FAIR = "fair"  # 基本满意
    BAD = "bad"  # 不满意


def _reason(said: str, _today: date) -> str:
    if not said:
        raise Refusal("console.move.reason-owed")
    if len(said) > LONGEST_REASON:
        raise Refusal("console.move.reason-long", longest=LONGEST_REASON)
    return said


def _name(said: str, _today: date) -> str:
    if not said:
        raise Refusal("console.move.name-owed")
    if len(said) > LONGEST_NAME:
        raise Refusal("console.move.name-long", longest=LONGEST_NAME)
    return said


def _due(said: str, today: date) -> str:
    try:
        day = date.fromisoformat(said)
    except ValueError as wrong:
        raise Refusal("console.move.due-wrong") from wrong
    if day < today:
        raise Refusal("console.move.due-past")
    return day.isoformat()


def _answer(said: str, _today: date) -> str:
    if said not in set(Answer):
        raise Refusal("console.move.answer-owed")
    return said


def _grade(said: str, _today: date) -> str:
    if said not in set(Grade):
        raise Refusal("console.move.grade-owed")
    return said


CHECKS: Mapping[Want, Callable[[str, date], str]] = {
    Want.REASON: _reason,
    Want.WHERE: _name,
    Want.UNIT: _name,
    Want.PERSON: _name,
    Want.DUE: _due,
    Want.ANSWER: _answer,
    Want.GRADE: _grade,
}
