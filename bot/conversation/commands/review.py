"""复习: the questions that are due again, a few at a time."""

from bot.conversation import quizzing
from bot.conversation.lookups import learning
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.learning import QuestionId
from bot.model.say import Say, say
from bot.push.days import end_of, study_day
from bot.study import due
from bot.study.asking import lettered

AT_ONCE = 5


def review(turn: Turn) -> Decision:
    """Ask what is due, the longest due first."""
    running = quizzing.open_quiz(turn)
    if running is not None and running.review:
        return quizzing.ask(turn, running)
    waiting = _due(turn)
    if waiting:
        return quizzing.begin(turn, waiting[:AT_ONCE], review=True)
    upcoming = due.next_due(turn.learning.cards, end_of(turn.study_day, turn.house.zone))
    if upcoming is None:
        return Decision((say("review.nothing-yet"),))
    day = study_day(upcoming, turn.house.zone)
    return Decision((say("review.none", month=day.month, day=day.day),))


def due_hint(turn: Turn) -> tuple[Say, ...]:
    """Give the line that 今日 ends with, where questions are due."""
    count = len(_due(turn))
    return (say("review.hint", count=count),) if count else ()


def _due(turn: Turn) -> list[QuestionId]:
    """Give what is due by the end of today, so far as the library still has it."""
    until = end_of(turn.study_day, turn.house.zone)
    return [id_ for id_ in due.due(turn.learning.cards, until) if lettered(turn.library, id_)]


COMMAND = Command("review", review, words=("复习", "review"), looks=learning.cards)
