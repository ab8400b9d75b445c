"""The bot's own open question, answered by a number (rule 7). One file a kind of question.

Changes when the bot may ask something new.
Must not import: what conversation itself must not.
"""

from collections.abc import Callable

from bot.conversation.questions import erase, file, meant, visibility
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Asked, QuestionKind
from bot.model.say import say
from bot.store.base import Store

_ANSWERS: dict[QuestionKind, Callable[[Turn, Asked, int], Decision | None]] = {
    QuestionKind.FILE: file.answer,
    QuestionKind.MEANT: file.answer,
    QuestionKind.ERASE: erase.answer,
    QuestionKind.VISIBILITY: visibility.answer,
}
"""What each kind of question makes of a number; None where the number answers nothing."""

_SPOKEN: dict[QuestionKind, Callable[[Turn, Asked, str], Decision | None]] = {
    QuestionKind.MEANT: meant.spoken,
    QuestionKind.ERASE: erase.spoken,
}
"""What a kind of question makes of words of its own (是); None where they answer nothing."""

LOOKS: dict[QuestionKind, Callable[[Store, Turn], Turn]] = {
    QuestionKind.FILE: file.looks,
    QuestionKind.MEANT: meant.looks,
    QuestionKind.VISIBILITY: visibility.looks,
}
"""What an answer wants to see besides. Called for all that is no command: look at it first."""


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


def spoken(turn: Turn, text: str) -> Decision | None:
    """Take words as the answer to the open question; None where they are none."""
    asked = turn.dialogue.asked
    tapped = turn.message.fields.get("bizmsgmenuid")
    takes = _SPOKEN.get(asked.kind) if asked and tapped in {None, str(asked.number)} else None
    return takes(turn, asked, text) if takes and asked else None
