"""完成 and 取消: end the writing that is open."""

from dataclasses import replace

from bot.conversation.commands.keeping import close
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import say


def done(turn: Turn) -> Decision:
    """File what has been written."""
    writing = turn.dialogue.writing
    if writing is None:
        return Decision((say("done.nothing-open"),))
    closed = close(turn)
    return closed if closed.says else replace(closed, says=(say("done.empty"),))


def cancel(turn: Turn) -> Decision:
    """Drop what has been written, or put off the open question."""
    if turn.dialogue.writing is not None:
        rest = replace(turn.dialogue, writing=None)
        return Decision((say("cancel.dropped"),), dialogue=rest)
    if turn.dialogue.asked is not None:
        return Decision((say("cancel.later"),), dialogue=replace(turn.dialogue, asked=None))
    return Decision((say("cancel.nothing-open"),))


DONE = Command("done", done, words=("完成", "done"))
CANCEL = Command("cancel", cancel, words=("取消", "cancel"))
