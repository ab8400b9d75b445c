"""Filing: words become a contribution, and its author is told so with the receipt."""

from dataclasses import replace

from bot.contributions import handing_in
from bot.contributions.handing_in import Words
from bot.conversation.about import About, about, named
from bot.conversation.turn import Decision, Turn
from bot.members import consents
from bot.model.contribution import Contribution, Draft, Kind, State
from bot.model.say import Say, say


def file(
    turn: Turn, kind: Kind, words: Words, *, anonymous: bool, bound: About | None = None
) -> Decision:
    """Make the contribution and say so, with its receipt.

    Where the office wants people to be bound first, the words wait as a draft.
    """
    if turn.house.bound_first and not turn.member.bound:
        return _waits(turn, words, anonymous=anonymous)
    kept = contribution(turn, kind, words, bound or about(turn, kind), anonymous=anonymous)
    return Decision((_told(turn, kept), *_to_be_shown(turn, kept)), keep=(kept,))


def _waits(turn: Turn, words: Words, *, anonymous: bool) -> Decision:
    name = f"{turn.message.sender}.{turn.message.message_id}.{turn.dialogue.questions}.unbound"
    draft = Draft(name, words.text, turn.now, words.attachments, words.message_id, anonymous)
    return Decision((say("bind.first"),), drafts=(draft,))


def _told(turn: Turn, kept: Contribution) -> Say:
    """Say that it was kept: why it waits for a look, or which topic it went to."""
    if kept.anonymous:
        return say("kept.anonymous", receipt=kept.receipt)
    if kept.held:
        return say(f"kept.held-{kept.held}", receipt=kept.receipt)
    if kept.topic is not None:
        return say("kept.discussion-on", receipt=kept.receipt, topic=named(turn, kept.topic))
    return say(f"kept.{kept.kind}", receipt=kept.receipt)


def _to_be_shown(turn: Turn, kept: Contribution) -> tuple[Say, ...]:
    """Say what is still wanted, so that others may see it: a word, never a numbered question."""
    if kept.kind is not Kind.DISCUSSION or consents.shows(turn.member):
        return ()  # of an experience it is asked where others are to see it
    return (say("consent.ask"),)


def contribution(
    turn: Turn, kind: Kind, words: Words, bound: About, *, anonymous: bool
) -> Contribution:
    """Bind words to their author and to what they are about; a post may have to wait for a look."""
    author, item = turn.message.sender, bound.item
    if anonymous:
        day = turn.study_day
        return handing_in.anonymous(words, author, turn.draw(), day, item, turn.seals)
    made = replace(
        handing_in.named(kind, words, author, turn.draw(), turn.now, item),
        topic=bound.topic,
        reply_to=bound.reply_to,
        branch=turn.member.branch,
    )
    held = "" if kind is Kind.SUGGESTION else turn.house.screen(words.text)
    return replace(made, state=State.HELD, held=held) if held else made
