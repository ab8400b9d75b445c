"""How a quiz question and its answer are put into words."""

from collections.abc import Sequence

from bot.model.dialogue import Quizzing
from bot.model.item import Quiz, QuizKind
from bot.model.say import Say, Value, say
from bot.study.asking import Question
from bot.study.labels import KINDS
from bot.study.marking import options_of
from bot.study.rendering import lead

_EXPLANATION, _SOURCE = 450, 300
"""Bytes of each: the next question stands in the same reply, with its links."""

_HOW = {
    QuizKind.SINGLE: say("quiz.how-single"),
    QuizKind.MULTIPLE: say("quiz.how-multiple"),
    QuizKind.TRUEFALSE: say("quiz.how-truefalse"),
}


def worded(question: Question, quiz: Quizzing, *, writing: bool) -> Say:
    """Word a question with its options.

    One letter can be tapped; of several none alone is an answer. While something is being written
    letters are content, so that the answer needs its command.
    """
    taps = not writing and question.quiz.kind is not QuizKind.MULTIPLE
    return say(
        "quiz.question",
        place=quiz.place + 1,
        count=len(quiz.questions),
        kind=KINDS[question.quiz.kind],
        question=question.quiz.question,
        options=_lines([_option(*one, quiz.number, taps=taps) for one in _options(question.quiz)]),
        how=say("quiz.how-writing") if writing else _HOW[question.quiz.kind],
    )


def told(question: Question, *, right: bool) -> Say:
    """Word how an answer was, what is right, why, and where that stands."""
    return say(
        "quiz.right" if right else "quiz.wrong",
        answer=_answer(question.quiz),
        explanation=lead(question.quiz.explanation, _EXPLANATION),
        source=lead(question.item.source, _SOURCE),
    )


def _options(quiz: Quiz) -> list[tuple[str, Value]]:
    """Give the letters of a question with their words."""
    if quiz.kind is QuizKind.TRUEFALSE:
        texts: Sequence[Value] = (say("quiz.true"), say("quiz.false"))
    else:
        texts = quiz.options
    return list(zip(options_of(quiz), texts, strict=True))


def _option(letter: str, text: Value, number: int, *, taps: bool) -> Say:
    if taps:
        return say("quiz.option-link", letter=letter, text=text, number=number)
    return say("quiz.option", letter=letter, text=text)


def _lines(lines: list[Say]) -> Say:
    """Put each on a line of its own."""
    *before, joined = lines
    for line in reversed(before):
        joined = say("quiz.lines", first=line, rest=joined)
    return joined


def _answer(quiz: Quiz) -> Value:
    """Name the right letters, with the words where there is one."""
    if len(quiz.answer) > 1:
        return quiz.answer
    texts = dict(_options(quiz))
    return say("quiz.option", letter=quiz.answer, text=texts[quiz.answer])
