"""Writing a contribution over several messages (rule 5)."""

from dataclasses import replace

from bot.conversation.folding import fold
from bot.conversation.reading import hints_anonymous, split_anonymous
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Kind
from bot.model.dialogue import Writing
from bot.model.say import say

NAMES = {Kind.DISCUSSION: "discuss", Kind.EXPERIENCE: "experience", Kind.SUGGESTION: "suggest"}
"""The command that begins each kind."""


def add(turn: Turn, text: str) -> Decision:
    """Add one message to the writing that is open."""
    writing = turn.dialogue.writing
    assert writing is not None
    if fold(text) in {"匿名", "anonymous"}:
        return _seal(turn, writing)
    if writing.kind is Kind.SUGGESTION:
        writing, text = _sealed_by(writing, text)
    grown = replace(
        writing,
        parts=(*writing.parts, text) if text else writing.parts,
        attachments=(*writing.attachments, *turn.attachments),
        message_id=writing.message_id or turn.message.message_id,
        last=turn.now,
    )
    count = len(grown.parts) + len(grown.attachments)
    return Decision(
        (say("writing.more", count=count),), dialogue=replace(turn.dialogue, writing=grown)
    )


def _seal(turn: Turn, writing: Writing) -> Decision:
    """匿名 alone: from now on, and for all that was written, no name."""
    if writing.kind is not Kind.SUGGESTION:
        return Decision((say(f"anonymous.name-{writing.kind}"), say("writing.still-open")))
    sealed = replace(writing, anonymous=True, last=turn.now)
    dialogue = replace(turn.dialogue, writing=sealed)
    return Decision((say("writing.anonymous"),), dialogue=dialogue)


def _sealed_by(writing: Writing, text: str) -> tuple[Writing, str]:
    """匿名 at the head of a part counts as it does after the command; in doubt no name."""
    told, rest = split_anonymous(text)
    doubt = writing.empty and hints_anonymous(text)
    return replace(writing, anonymous=writing.anonymous or told or doubt), rest
