"""删除我的数据: asked once, then all of it goes (I9)."""

from dataclasses import replace

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.dialogue import Asked, QuestionKind
from bot.model.say import say


def erase(turn: Turn) -> Decision:
    """Say what goes and what stays, and ask; while writing a number would be content."""
    if turn.dialogue.writing is not None and turn.message.kind != "page":
        return Decision((say("erase.while-writing"),))
    number = turn.dialogue.questions + 1
    asked = Asked(number, None, turn.now, QuestionKind.ERASE)
    dialogue = replace(turn.dialogue, asked=asked, questions=number)
    return Decision((say("erase.ask", question=number),), dialogue=dialogue)


COMMAND = Command("erase", erase, words=("删除我的数据", "delete my data"))
