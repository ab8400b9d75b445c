"""What the three content commands share: handing in, or opening a writing that takes more."""

from dataclasses import replace

from bot.contributions import handing_in
from bot.contributions.handing_in import Words
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Contribution, Draft, Kind
from bot.model.dialogue import Asked, Dialogue, Notice, Writing
from bot.model.say import Say, say


def take(turn: Turn, kind: Kind) -> Decision:
    """File the content, or ask for it and take the next messages until 完成."""
    if turn.anonymous and kind is not Kind.SUGGESTION:
        return _not_anonymously(turn, kind)
    if not turn.content and not turn.attachments:
        return _open(turn, kind)
    words = Words(turn.content, turn.attachments, turn.message.message_id)
    return file(turn, kind, words, anonymous=turn.anonymous)


def file(turn: Turn, kind: Kind, words: Words, *, anonymous: bool) -> Decision:
    """Make the contribution and say so, with its receipt."""
    kept = contribution(turn, kind, words, anonymous=anonymous)
    what = "anonymous" if kept.anonymous else kind.value
    return Decision((say(f"kept.{what}", receipt=kept.receipt),), keep=(kept,))


def contribution(turn: Turn, kind: Kind, words: Words, *, anonymous: bool) -> Contribution:
    """Bind words to their author and to today's first item, where there is one (rule 8)."""
    author, item = turn.message.sender, turn.today[0].item.id if turn.today else None
    if anonymous:
        day = turn.study_day
        return handing_in.anonymous(words, author, turn.draw(), day, item, turn.seals)
    return handing_in.named(kind, words, author, turn.draw(), turn.now, item)


def _open(turn: Turn, kind: Kind) -> Decision:
    writing = Writing(kind, turn.anonymous, last=turn.now)
    asks = [say(f"ask.{'anonymous' if turn.anonymous else kind.value}")]
    if kind is not Kind.SUGGESTION and turn.today:
        asks.insert(0, say("ask.question", question=turn.today[0].item.question))
    return Decision(tuple(asks), dialogue=replace(turn.dialogue, writing=writing, asked=None))


def _not_anonymously(turn: Turn, kind: Kind) -> Decision:
    """Discussions and experiences bear a name: file nothing, keep the words (rule 4)."""
    if not turn.content and not turn.attachments:
        return Decision((say(f"anonymous.name-{kind.value}"),))
    return offer(turn, say(f"anonymous.not-{kind.value}"), anonymous=True)


def offer(turn: Turn, *before: Say, anonymous: bool = False) -> Decision:
    """Keep the words as a draft, and ask what to file it as (rule 6)."""
    number = turn.dialogue.questions + 1
    draft = Draft(
        id=f"{turn.message.sender}.{turn.message.message_id}.{number}",
        text=turn.content,
        at=turn.now,
        attachments=turn.attachments,
        message_id=turn.message.message_id,
        anonymous=anonymous,
    )
    asked = Asked(number, draft, turn.now)
    asks = say("draft.offer-anonymous", question=number)
    return Decision(
        (*before, asks if anonymous else say("draft.offer", question=number)),
        drafts=(draft,),
        dialogue=replace(turn.dialogue, asked=asked, questions=number),
    )


def close(turn: Turn) -> Decision:
    """End the open writing: file what is there, or let an empty one go."""
    writing = turn.dialogue.writing
    rest: Dialogue = replace(turn.dialogue, writing=None)
    if writing is None or writing.empty:
        return Decision(dialogue=rest)
    words = Words("\n".join(writing.parts), writing.attachments, writing.message_id)
    filed = file(turn, writing.kind, words, anonymous=writing.anonymous)
    return replace(filed, dialogue=rest)


def filed_unasked(kept: Contribution) -> Notice:
    """Name the receipt of what was filed without its author's word: it waits for their next."""
    return Notice(f"notice.silence-{kept.kind}", {"receipt": kept.receipt})
