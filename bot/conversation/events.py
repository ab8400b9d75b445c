"""Events: following, leaving, and taps on the menu. All others are acknowledged in silence."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.acts.erasing import Leave
from bot.conversation.commands import BY_NAME, VOCABULARY
from bot.conversation.commands.keeping import close, filed_unasked
from bot.conversation.lookups.binding import scene_in
from bot.conversation.reading import Heard, read
from bot.conversation.turn import Decision, Turn
from bot.model.branches import title
from bot.model.dialogue import Dialogue, Scanned
from bot.model.incoming import Incoming
from bot.model.say import Say, say

HEARD = frozenset(
    {"subscribe", "unsubscribe", "click", "scan", "scancode_push", "scancode_waitmsg"}
)
"""Events that say or open something; all others are acknowledged and counted."""

_SCANS = frozenset({"scancode_push", "scancode_waitmsg"})
_SCANNABLE = frozenset(
    {"today", "deeper", "quiz", "review", "posts", "mine", "progress", "help"}
    | {"discuss", "experience", "suggest"}
)
"""What a code may say for whoever scans it: what shows or asks, never what consents or changes."""


def decide(turn: Turn, heard: Callable[[Turn, Heard], Decision]) -> Decision:
    """Decide on an event; a menu key is the name of a command, and is heard as its word is."""
    match turn.message.event:
        case "subscribe":
            more = say("welcome.today") if turn.today else say("welcome.help")
            return _scanned(turn, say("welcome"), more)
        case "scan":
            return _scanned(turn)
        case "unsubscribe":
            filed = close(turn)
            news = tuple(map(filed_unasked, filed.keep))  # told if they come back
            leave = Leave(turn.now + turn.house.grace)
            return replace(filed, says=(), later=news, dialogue=Dialogue(), acts=(leave,))
        case "click" | "scancode_push" | "scancode_waitmsg":
            said = heard_in(turn.message)
            return heard(turn, said) if said.command else Decision()
        case _:
            return Decision()


def _scanned(turn: Turn, *before: Say) -> Decision:
    """Remember whose QR code was scanned, and say how to bind by it."""
    if not scene_in(turn.message):
        return Decision(before)
    if turn.branch is None:
        contact = turn.house.contact or say("bind.staff")
        return Decision((*before, say("bind.scan-unknown", contact=contact)))
    if turn.member.bound:
        return Decision((*before, say("bind.scanned-bound", branch=title(turn.member.branch))))
    dialogue = replace(turn.dialogue, scanned=Scanned(turn.branch, turn.now))
    says = (*before[:1], say("bind.how-scanned", branch=title(turn.branch)))
    return Decision(says, dialogue=dialogue)


def heard_in(message: Incoming) -> Heard:
    """Give the command that a tap on the menu, or a code that was scanned from it, stands for.

    Whoever printed a code is not the member: it may open something, but not decide or write.
    """
    if message.event == "click":
        return Heard(BY_NAME.get(message.fields.get("EventKey", "")))
    scanned = message.fields.get("ScanResult", "") if message.event in _SCANS else ""
    said = read(scanned, VOCABULARY)
    if said.command is None or said.command.name not in _SCANNABLE or said.content:
        return Heard()
    return replace(said, word="")  # it tells nothing of who scanned it
