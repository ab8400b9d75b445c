"""帮助: what one can say."""

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import say


def help_(turn: Turn) -> Decision:
    """Name the commands."""
    contact = turn.house.contact
    more = (say("help.contact", contact=contact),) if contact else ()
    return Decision((say("help"), *more))


COMMAND = Command("help", help_, words=("帮助", "help", "?", "？", "菜单"))
