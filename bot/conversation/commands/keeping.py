"""What the three content commands share: handing in, or opening a writing that takes more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.contributions.handing_in import Words
from bot.conversation.about import about, about_writing, question
from bot.conversation.commands.filing import file
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Contribution, Draft, Kind
from bot.model.dialogue import Asked, Dialogue, Notice, QuestionKind, Writing
from bot.model.say import Say, say

CONTINUES = timedelta(seconds=60)
"""How long after a contribution more words are offered as its continuation (rule 6)."""


def take(turn: Turn, kind: Kind) -> Decision:
    """File the content, or ask for it and take the next messages until 完成."""
    if turn.anonymous and kind is not Kind.SUGGESTION:
        return _not_anonymously(turn, kind)
    if not turn.content and not turn.attachments:
        return _open(turn, kind)
    words = Words(turn.content, turn.attachments, turn.message.message_id)
    return file(turn, kind, words, anonymous=turn.anonymous)


def _open(turn: Turn, kind: Kind) -> Decision:
    bound = about(turn, kind)
    chosen = bound.topic or (bound.item if kind is Kind.EXPERIENCE else None)
    writing = Writing(kind, turn.anonymous, last=turn.now, topic=chosen)
    asks = [say(f"ask.{'anonymous' if turn.anonymous else kind.value}")]
    if chosen is not None:
        asks.insert(0, question(turn, chosen))
    if kind is Kind.SUGGESTION:
        asks.append(say("ask.parts", question=turn.dialogue.questions))
    return Decision(tuple(asks), dialogue=replace(turn.dialogue, writing=writing, asked=None))


def _not_anonymously(turn: Turn, kind: Kind) -> Decision:
    """Discussions and experiences bear a name: file nothing, keep the words (rule 4)."""
    if not turn.content and not turn.attachments:
        return Decision((say(f"anonymous.name-{kind.value}"),))
    return offer(turn, say(f"anonymous.not-{kind.value}"), anonymous=True)


def offer(
    turn: Turn,
    *before: Say,
    anonymous: bool = False,
    kind: QuestionKind = QuestionKind.FILE,
    values: Mapping[str, str] | None = None,
) -> Decision:
    """Keep the words as a draft, and ask what to file it as (rule 6)."""
    number, last = turn.dialogue.questions + 1, turn.dialogue.filed
    nameless = last is not None and last.anonymous
    more = {} if anonymous and not nameless else continues(turn)
    anonymous = anonymous or nameless
    draft = Draft(
        id=f"{turn.message.sender}.{turn.message.message_id}.{number}",
        text=turn.content,
        at=turn.now,
        attachments=turn.attachments,
        message_id=turn.message.message_id,
        anonymous=anonymous,
    )
    asked = Asked(number, draft, turn.now, kind, {**(values or {}), **more})
    asks = [choices(number, anonymous=anonymous)]
    if kind is QuestionKind.FILE and not before:
        asks = [say("draft.kept"), *asks] if anonymous else [say("draft.offer", question=number)]
    if more:
        asks.append(say("draft.more", question=number))
    return Decision(
        (*before, *asks),
        drafts=(draft,),
        dialogue=replace(turn.dialogue, asked=asked, questions=number),
    )


def choices(number: int, *, anonymous: bool) -> Say:
    """Ask what a draft shall be, where it was said already that it is one."""
    if anonymous:
        return say("draft.offer-anonymous", question=number)
    return say("draft.choice", question=number)


def continues(turn: Turn) -> dict[str, str]:
    """Name the contribution that what comes now may be the continuation of (rule 6)."""
    last = turn.dialogue.filed
    fresh = last is not None and timedelta(0) <= turn.now - last.at <= CONTINUES
    return {"more": last.receipt} if last is not None and fresh else {}


def close(turn: Turn) -> Decision:
    """End the open writing: file what is there, or let an empty one go."""
    writing = turn.dialogue.writing
    rest: Dialogue = replace(turn.dialogue, writing=None)
    if writing is None or writing.empty:
        return Decision(dialogue=rest)
    words = Words("\n".join(writing.parts), writing.attachments, writing.message_id)
    bound = about_writing(replace(turn, topic=None, answered=None), writing)
    filed = file(turn, writing.kind, words, anonymous=writing.anonymous, bound=bound)
    return replace(filed, dialogue=rest)


def filed_unasked(kept: Contribution) -> Notice:
    """Name the receipt of what was filed without its author's word: it waits for their next."""
    return Notice(f"notice.silence-{kept.kind}", {"receipt": kept.receipt})
