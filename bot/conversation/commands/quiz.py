"""答题: the questions of today's items."""

from bot.conversation import quizzing
from bot.conversation.lookups import learning
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import say
from bot.study.asking import questions_of
from bot.study.marking import is_answer


def quiz(turn: Turn) -> Decision:
    """Ask today's questions from where the member stands; letters behind the word answer."""
    answered = quizzing.answers(turn, turn.content) if turn.content else None
    if answered is not None:
        return answered
    running = quizzing.open_quiz(turn)
    if running is not None and (turn.content or not running.review):
        return quizzing.ask(turn, running)
    questions = questions_of(one.item for one in turn.today)
    if questions:
        return quizzing.begin(turn, [one.id for one in questions])
    return Decision((say("quiz.no-questions" if turn.today else "quiz.no-item"),))


COMMAND = Command(
    "quiz",
    quiz,
    words=("答题", "quiz"),
    content=True,
    accepts=is_answer,
    looks=learning.answering,
)
