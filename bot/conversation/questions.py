"""The bot's own open question, answered by a number (rule 7)."""

from dataclasses import replace

from bot.contributions.handing_in import Words
from bot.conversation.commands.keeping import file
from bot.conversation.reading import hints_anonymous, split_anonymous
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Kind
from bot.model.say import say

_KINDS = {1: Kind.DISCUSSION, 2: Kind.EXPERIENCE, 3: Kind.SUGGESTION}


def open_to(turn: Turn, number: int) -> bool:
    """Tell whether a number means something now; a tapped link always does."""
    return (turn.dialogue.asked is not None and number in _KINDS) or _tapped(turn) is not None


def _tapped(turn: Turn) -> str | None:
    return turn.message.fields.get("bizmsgmenuid")


def answer(turn: Turn, number: int) -> Decision:
    """File the draft that was asked about as what the number says."""
    asked, tapped = turn.dialogue.asked, _tapped(turn)
    if asked is None or number not in _KINDS or tapped not in {None, str(asked.number)}:
        return Decision((say("question.past"),))
    kind, draft = _KINDS[number], asked.draft
    text, anonymous = draft.text, draft.anonymous and kind is Kind.SUGGESTION
    if kind is Kind.SUGGESTION:
        told, text = split_anonymous(text)
        anonymous = anonymous or told or hints_anonymous(text)
    words = Words(text, draft.attachments, draft.message_id)
    filed = file(turn, kind, words, anonymous=anonymous)
    return replace(filed, filed=draft.id, dialogue=replace(turn.dialogue, asked=None))
