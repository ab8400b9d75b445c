"""Writing a contribution over several messages (rule 5)."""

from dataclasses import replace

from bot.conversation import parts
from bot.conversation.commands.keeping import offer
from bot.conversation.nameless import wishes_no_name
from bot.conversation.reading import hints_anonymous, is_anonymous, split_anonymous
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Kind
from bot.model.dialogue import Part, Writing
from bot.model.say import Say, say

NAMES = {Kind.DISCUSSION: "discuss", Kind.EXPERIENCE: "experience", Kind.SUGGESTION: "suggest"}
"""The command that begins each kind."""


def add(turn: Turn, text: str, *, anonymous: bool = False) -> Decision:
    """Add one message to the writing that is open; `anonymous` where 匿名 was heard in it."""
    writing = before = turn.dialogue.writing
    assert writing is not None
    assert before is not None
    if is_anonymous(text):
        return _seal(turn, writing)
    if parts.begins(writing, text):
        return parts.begin(turn, writing)
    if parts.goes_on(writing, text):
        return parts.move_on(turn, writing)
    if writing.kind is Kind.SUGGESTION:
        writing, text = _sealed_by(writing, text, anonymous=anonymous)
        writing, text = parts.labelled(writing, text)
    grown = replace(
        writing,
        parts=(*writing.parts, text) if text else writing.parts,
        attachments=(*writing.attachments, *turn.attachments),
        message_id=writing.message_id or turn.message.message_id,
    )
    became = grown.anonymous and not before.anonymous
    says = (_noted(grown), say("writing.now-anonymous")) if became else (_noted(grown),)
    return Decision(says, dialogue=replace(turn.dialogue, writing=grown))


def _noted(grown: Writing) -> Say:
    """Say that it was taken, and how to go on."""
    count = len(grown.parts) + len(grown.attachments)
    if grown.part is None:
        return say("writing.more", count=count)
    return say("part.more" if grown.part is not Part.PROPOSAL else "part.last", count=count)


def _seal(turn: Turn, writing: Writing) -> Decision:
    """匿名 alone: from now on, and for all that was written, no name.

    Discussions and experiences cannot be anonymous: then nothing is filed, now or in silence later,
    and what was written is kept as a draft (rule 4).
    """
    if writing.kind is Kind.SUGGESTION:
        dialogue = replace(turn.dialogue, writing=replace(writing, anonymous=True))
        return Decision((say("writing.anonymous"),), dialogue=dialogue)
    closed = replace(turn, dialogue=replace(turn.dialogue, writing=None))
    if writing.empty:
        return Decision((say(f"anonymous.name-{writing.kind}"),), dialogue=closed.dialogue)
    kept = replace(closed, content="\n".join(writing.parts), attachments=writing.attachments)
    return offer(kept, say(f"anonymous.not-{writing.kind}"), anonymous=True)


def _sealed_by(writing: Writing, text: str, *, anonymous: bool) -> tuple[Writing, str]:
    """匿名 at the head of a part counts as it does after the command; in doubt no name."""
    told, rest = split_anonymous(text)
    doubt = hints_anonymous(text) if writing.empty else wishes_no_name(text)
    sealed = writing.anonymous or anonymous or told or doubt
    return replace(writing, anonymous=sealed), rest
