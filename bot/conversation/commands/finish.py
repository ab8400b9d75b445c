"""完成 and 取消: end the writing that is open."""

from dataclasses import replace

from bot.conversation import parts, visibility
from bot.conversation.acts.dropping import Drop
from bot.conversation.commands.keeping import close
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.dialogue import Part, QuestionKind
from bot.model.say import say


def done(turn: Turn) -> Decision:
    """File what has been written, or ask for the next of three parts."""
    writing = turn.dialogue.writing
    if writing is None:
        return Decision((say("done.nothing-open"),))
    if writing.part not in {None, Part.PROPOSAL} and parts.begun(writing):
        return parts.move_on(turn, writing)
    closed = visibility.ask(turn, close(turn))
    return closed if closed.says else replace(closed, says=(say("done.empty"),))


def cancel(turn: Turn) -> Decision:
    """Put off the open question, or drop what has been written."""
    writing, asked = turn.dialogue.writing, turn.dialogue.asked
    tapped = turn.message.fields.get("bizmsgmenuid")
    if tapped is not None and (asked is None or tapped != str(asked.number)):
        return Decision((say("question.past"),))
    if asked is not None and asked.kind is QuestionKind.ERASE:
        return Decision((say("erase.kept"),), dialogue=replace(turn.dialogue, asked=None))
    if writing is not None:
        rest, drop = replace(turn.dialogue, writing=None), Drop(writing.attachments)
        return Decision((say("cancel.dropped"),), dialogue=rest, acts=(drop,))
    if asked is not None:
        return Decision((say("cancel.later"),), dialogue=replace(turn.dialogue, asked=None))
    return Decision((say("cancel.nothing-open"),))


DONE = Command("done", done, words=("完成", "done"))
CANCEL = Command("cancel", cancel, words=("取消", "cancel"))
