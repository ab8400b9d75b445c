"""Finds what looks for a message: its command, the question that it answers, or its receipt."""

from dataclasses import replace

from bot.contributions.receipts import recognise
from bot.conversation import questions
from bot.conversation.commands import BY_NAME, VOCABULARY
from bot.conversation.folding import fold
from bot.conversation.lookups import own
from bot.conversation.reading import Heard, read
from bot.conversation.turn import Turn
from bot.store.base import Store


def fill(store: Store, turn: Turn) -> Turn:
    """Load what the answer to this message wants to see."""
    heard = _heard(turn)
    if heard.command is not None:
        if heard.command.looks is None:
            return turn
        looked = heard.command.looks(store, replace(turn, content=heard.content))
        return replace(looked, content="")  # the router gives a handler its content anew
    if recognise(fold(turn.message.text)):
        return own.coded(store, turn)
    asked = turn.dialogue.asked
    looks = questions.LOOKS.get(asked.kind) if asked else None
    return looks(store, turn) if looks else turn


def _heard(turn: Turn) -> Heard:
    if turn.message.event == "click":
        return Heard(BY_NAME.get(turn.message.fields.get("EventKey", "")))
    if recognise(fold(turn.message.text)):
        return Heard()
    return read(turn.message.text, VOCABULARY)
