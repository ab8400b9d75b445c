"""A quiz under way: one question after another, answered by letters or by taps (答题, 复习).

It stays open until its study day ends; commands in between are answered and leave it open.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.acts.learning import CheckIn, Learn
from bot.conversation.quiz_words import told, worded
from bot.conversation.shorts import keep_short
from bot.conversation.turn import Act, Decision, Turn
from bot.model.dialogue import Quizzing
from bot.model.learning import QuestionId
from bot.model.say import Say, say
from bot.push.days import end_of, study_day
from bot.study import due, marking
from bot.study.asking import Question, lettered


def open_quiz(turn: Turn) -> Quizzing | None:
    """Give the quiz that waits for an answer today."""
    quiz = turn.dialogue.quiz
    if quiz is None or study_day(quiz.at, turn.house.zone) != turn.study_day:
        return None
    return _standing(turn, quiz)


def hears(turn: Turn, text: str) -> bool:
    """Tell whether a text may be the answer to the quiz that is open."""
    if turn.dialogue.quiz is None or _writes(turn) or not marking.is_answer(text):
        return False
    return open_quiz(turn) is not None


def _writes(turn: Turn) -> bool:
    """Whether letters would be content now; what comes from a page never is."""
    return turn.dialogue.writing is not None and turn.message.kind != "page"


def begin(turn: Turn, questions: Sequence[QuestionId], *, review: bool = False) -> Decision:
    """Ask the first of these questions; another quiz that was open ends."""
    return ask(turn, Quizzing(tuple(questions), 0, turn.now, review=review))


def ask(turn: Turn, quiz: Quizzing, *before: Say) -> Decision:
    """Ask the question at which a quiz stands."""
    number = turn.dialogue.questions + 1
    asked = replace(quiz, number=number)
    dialogue = replace(turn.dialogue, quiz=asked, questions=number)
    says = worded(_current(turn, asked), asked, writing=_writes(turn))
    return Decision((*before, says), dialogue=dialogue)


def answers(turn: Turn, text: str) -> Decision | None:
    """Take a text as the answer to the open quiz; None where it is none.

    A tapped letter always means something: the question that it stood under.
    """
    quiz, tapped = open_quiz(turn), turn.message.fields.get("bizmsgmenuid")
    if quiz is None:
        stale = tapped is not None and marking.is_answer(text)
        return Decision((say("quiz.past"),)) if stale else None
    question = _current(turn, quiz)
    letters = marking.answer_of(question.quiz, text)
    if letters is None:
        return None
    if tapped is not None and tapped != str(quiz.number):
        return ask(turn, quiz, say("quiz.other"))
    if not marking.fits(question.quiz, letters):
        return _unfit(turn, question, text)
    return _marked(turn, quiz, question, letters)


def _standing(turn: Turn, quiz: Quizzing) -> Quizzing | None:
    """Step over questions that the library has no more; None where no question is left."""
    for place in range(quiz.place, len(quiz.questions)):
        if lettered(turn.library, quiz.questions[place]):
            return replace(quiz, place=place)
    return None


def _current(turn: Turn, quiz: Quizzing) -> Question:
    question = lettered(turn.library, quiz.questions[quiz.place])
    assert question is not None
    return question


def _unfit(turn: Turn, question: Question, text: str) -> Decision:
    """Ask for other letters, and keep what was written for its author: it may be a word."""
    last = marking.options_of(question.quiz)[-1]
    beyond = text.strip() and max(marking.answer_of(question.quiz, text) or "") > last
    says = say("quiz.no-option", last=last) if beyond else say("quiz.one-letter")
    return replace(keep_short(turn), says=(says,))


def _marked(turn: Turn, quiz: Quizzing, question: Question, letters: str) -> Decision:
    right = letters == question.quiz.answer
    acts = _learns(turn, question, right=right, review=quiz.review)
    after = replace(quiz, place=quiz.place + 1, right=quiz.right + right)
    following = _standing(turn, after)
    if following is not None:
        return replace(ask(turn, following, told(question, right=right)), acts=acts)
    ended = _reviewed(turn, after) if quiz.review else _quizzed(turn, after)
    dialogue = replace(turn.dialogue, quiz=None)
    says = (told(question, right=right), *ended.says)
    return replace(ended, says=says, acts=acts + ended.acts, dialogue=dialogue)


def _learns(turn: Turn, question: Question, *, right: bool, review: bool) -> tuple[Act, ...]:
    """The first answer counts; later ones only where the question was due again."""
    card = turn.learning.cards.get(question.id)
    if card is None:
        return (Learn(question.id, None, due.first(right=right, now=turn.now)),)
    if not review:
        return ()
    return (Learn(question.id, card, due.again(card, right=right, now=turn.now)),)


def _quizzed(turn: Turn, quiz: Quizzing) -> Decision:
    """Sum up the day's quiz; who came to its end has checked in."""
    count, today = len(quiz.questions), turn.study_day
    done = say(
        "quiz.done-all" if quiz.right == count else "quiz.done", count=count, right=quiz.right
    )
    says = (done,)
    if today in turn.learning.came:
        return Decision(says)
    return Decision((*says, say("quiz.came")), acts=(CheckIn(today, turn.learning.came),))


def _reviewed(turn: Turn, quiz: Quizzing) -> Decision:
    """Sum up a review, and name those that are still due."""
    until = end_of(turn.study_day, turn.house.zone)
    left = set(due.due(turn.learning.cards, until)) - set(quiz.questions)
    count = len(quiz.questions)
    done = say(
        "review.done-all" if quiz.right == count else "review.done", count=count, right=quiz.right
    )
    return Decision((done, say("review.more", count=len(left))) if left else (done,))
