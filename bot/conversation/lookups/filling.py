"""Finds what looks for a message: its command, the question that it answers, or its receipt."""

from dataclasses import replace

from bot.contributions.receipts import recognise
from bot.conversation import questions, quizzing
from bot.conversation.commands import VOCABULARY
from bot.conversation.events import heard_in
from bot.conversation.folding import fold
from bot.conversation.lookups import binding, learning, own
from bot.conversation.reading import Heard, read
from bot.conversation.turn import Turn
from bot.model.dialogue import Asked
from bot.store import kept
from bot.store.base import Store

_DRAFTS = 50
"""A member's newest kept texts, among which a page's draft is looked for."""


def fill(store: Store, turn: Turn) -> Turn:
    """Load what the answer to this message wants to see."""
    if turn.message.event in {"subscribe", "scan"}:
        return binding.scanned(store, turn)
    turn = _with_its_draft(store, turn)
    heard = _heard(turn)
    if heard.command is not None:
        if heard.command.looks is None:
            return turn
        looked = heard.command.looks(store, replace(turn, content=heard.content))
        return replace(looked, content="")  # the router gives a handler its content anew
    if recognise(fold(turn.message.text)):
        return own.sent_alone(store, turn)
    if quizzing.hears(turn, turn.message.text):
        turn = learning.answering(store, turn)
    asked = turn.dialogue.asked
    looks = questions.LOOKS.get(asked.kind) if asked else None
    return looks(store, turn) if looks else turn


def _with_its_draft(store: Store, turn: Turn) -> Turn:
    """Let a number on one of our pages answer for the draft that it stands beside there."""
    name = turn.message.fields.get("Draft", "") if turn.message.kind == "page" else ""
    texts = kept.of_member(store, turn.message.sender, _DRAFTS) if name else ()
    draft = next((one for one in texts if one.id == name), None)
    if draft is None:
        return turn
    asked = Asked(turn.dialogue.questions, draft, turn.now)
    return replace(turn, dialogue=replace(turn.dialogue, asked=asked))


def _heard(turn: Turn) -> Heard:
    if turn.message.event:
        return heard_in(turn.message)
    if recognise(fold(turn.message.text)):
        return Heard()
    return read(turn.message.text, VOCABULARY)
