"""The bot's own open question, answered by a number (rule 7). One file a kind of question.

Changes when the bot may ask something new.
Must not import: what conversation itself must not.
"""

from collections.abc import Callable

from bot.conversation.questions import file
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Asked, QuestionKind
from bot.model.say import say
from bot.store.base import Store

_ANSWERS: dict[QuestionKind, Callable[[Turn, Asked, int], Decision | None]] = {
    QuestionKind.FILE: file.answer,
}
"""What each kind of question makes of a number; None where the number answers nothing."""

LOOKS: dict[QuestionKind, Callable[[Store, Turn], Turn]] = {}
"""What an answer wants to see besides."""


def answer(turn: Turn, number: int) -> Decision | None:
    """Take a number as the answer to the open question; None where it means nothing now.

    A tapped link always means something: the question that it stood under.
    """
    asked, tapped = turn.dialogue.asked, turn.message.fields.get("bizmsgmenuid")
    current = asked is not None and tapped in {None, str(asked.number)}
    found = _ANSWERS[asked.kind](turn, asked, number) if asked and current else None
    if found is None and tapped is not None:
        return Decision((say("question.past"),))
    return found
