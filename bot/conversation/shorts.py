"""A text that became nothing else: kept for its author alone (rule 6)."""

from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Draft


def keep_short(turn: Turn) -> Decision:
    """Keep what was written, to the letter."""
    name = f"{turn.message.sender}.{turn.message.message_id}"
    words = Draft(name, turn.message.text, turn.now, (), turn.message.message_id, short=True)
    return Decision(shorts=(words,))
