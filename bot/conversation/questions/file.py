"""What to file a draft as: 1 discussion, 2 experience, 3 suggestion (rule 6)."""

from dataclasses import replace

from bot.contributions.handing_in import Words
from bot.conversation.commands.keeping import file
from bot.conversation.reading import hints_anonymous, split_anonymous
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Kind
from bot.model.dialogue import Asked

_KINDS = {1: Kind.DISCUSSION, 2: Kind.EXPERIENCE, 3: Kind.SUGGESTION}


def answer(turn: Turn, asked: Asked, number: int) -> Decision | None:
    """File the draft that was asked about as what the number says."""
    if number not in _KINDS or asked.draft is None:
        return None
    kind, draft = _KINDS[number], asked.draft
    text, anonymous = draft.text, draft.anonymous and kind is Kind.SUGGESTION
    if kind is Kind.SUGGESTION:
        told, text = split_anonymous(text)
        anonymous = anonymous or told or hints_anonymous(text)
    words = Words(text, draft.attachments, draft.message_id)
    filed = file(turn, kind, words, anonymous=anonymous)
    return replace(filed, filed=draft.id, dialogue=replace(turn.dialogue, asked=None))
