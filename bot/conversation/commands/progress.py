"""进度: where one's suggestions stand. With a receipt behind it, it is read as that receipt."""

from bot.conversation.coded import only_a_code
from bot.conversation.commands.excerpts import line
from bot.conversation.lookups import own
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind
from bot.model.say import say

SHOWN = 8
_BACK = 50


def progress(turn: Turn) -> Decision:
    """List the newest suggestions with their states; anonymous ones stand in no list (I7)."""
    if turn.content:  # a right code is heard as a receipt
        return Decision((say("receipt.mistyped"),))
    listed = [one for one in turn.mine.contributions if one.kind is Kind.SUGGESTION][:SHOWN]
    if not listed:
        return Decision((say("progress.nothing"),))
    return Decision((say("progress.head"), *map(line, listed)))


COMMAND = Command(
    "progress",
    progress,
    words=("进度", "status"),
    content=True,
    accepts=only_a_code,
    looks=own.newest(_BACK),
)
