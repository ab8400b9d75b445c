"""What to file a draft as: 1 discussion, 2 experience, 3 suggestion, 0 more of the last one."""

from dataclasses import replace

from bot.contributions import moves
from bot.contributions.handing_in import Words
from bot.conversation import visibility
from bot.conversation.acts.growing import with_more
from bot.conversation.commands import VOCABULARY
from bot.conversation.commands.filing import file
from bot.conversation.lookups import own
from bot.conversation.reading import hints_anonymous, read, split_anonymous
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Draft, Kind, State, Visibility
from bot.model.dialogue import Asked, Filed
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.model.say import say
from bot.store.base import Store

_KINDS = {1: Kind.DISCUSSION, 2: Kind.EXPERIENCE, 3: Kind.SUGGESTION}


def answer(turn: Turn, asked: Asked, number: int) -> Decision | None:
    """File the draft that was asked about as what the number says."""
    if asked.draft is None:
        return None
    if number == 0 and "more" in asked.values:
        return _continue(turn, asked.draft, Receipt(asked.values["more"]))
    if number not in _KINDS:
        return None
    kind, draft = _KINDS[number], asked.draft
    text, anonymous = draft.text, draft.anonymous and kind is Kind.SUGGESTION
    if kind is Kind.SUGGESTION:
        told, text = split_anonymous(text)
        anonymous = anonymous or told or hints_anonymous(text)
    words = Words(text, draft.attachments, draft.message_id)
    filed = file(turn, kind, words, anonymous=anonymous)
    filed = replace(filed, filed=draft.id, dialogue=replace(turn.dialogue, asked=None))
    return visibility.ask(turn, filed)


def _continue(turn: Turn, draft: Draft, receipt: Receipt) -> Decision:
    """Add a draft to what was handed in before it, so long as nobody has reviewed that."""
    one, _ = turn.found or (None, ())
    if one is None or one.state is State.RETURNED or not moves.allows("withdraw", Role.AUTHOR, one):
        return Decision((say("more.too-late", receipt=receipt),))
    last = Filed(receipt, turn.now, one.anonymous)
    still = replace(turn.dialogue, asked=None, filed=last)
    grown = Decision(
        (say("more.added", receipt=receipt),),
        filed=draft.id,
        dialogue=still,
        acts=(with_more(one, draft.text, draft.attachments),),
    )
    unsaid = one.kind is Kind.EXPERIENCE and one.visibility is Visibility.ORGANISERS
    return visibility.ask(turn, grown, one) if unsaid else grown  # it was asked before the words


def looks(store: Store, turn: Turn) -> Turn:
    """Look up what the draft may be the continuation of, where the answer is 0."""
    asked = turn.dialogue.asked
    receipt = asked.values.get("more") if asked else None
    if receipt is None or read(turn.message.text, VOCABULARY).number != 0:
        return turn
    return own.found_by(store, turn, Receipt(receipt))
