"""Events: following, leaving, and taps on the menu. All others are acknowledged in silence."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.commands import BY_NAME
from bot.conversation.commands.keeping import close, filed_unasked
from bot.conversation.reading import Heard
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Dialogue
from bot.model.say import say

HEARD = frozenset(
    {"subscribe", "unsubscribe", "click", "scan", "scancode_push", "scancode_waitmsg"}
)
"""Events that say or open something; all others are acknowledged and counted."""


def decide(turn: Turn, heard: Callable[[Turn, Heard], Decision]) -> Decision:
    """Decide on an event; a menu key is the name of a command, and is heard as its word is."""
    match turn.message.event:
        case "subscribe":
            more = say("welcome.today") if turn.today else say("welcome.help")
            return Decision((say("welcome"), more))
        case "unsubscribe":
            filed = close(turn)
            news = tuple(map(filed_unasked, filed.keep))  # told if they come back
            return replace(filed, says=(), later=news, dialogue=Dialogue())
        case "click":
            tapped = BY_NAME.get(turn.message.fields.get("EventKey", ""))
            return heard(turn, Heard(tapped)) if tapped else Decision()
        case _:
            return Decision()
