"""What a contribution is about: today's first item, the page's own, or a topic that was chosen."""

from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.model.contribution import Kind
from bot.model.dialogue import Writing
from bot.model.ids import ItemId, Receipt
from bot.model.item import StudyItem
from bot.model.say import Say, say


@dataclass(frozen=True, slots=True)
class About:
    """The item or topic that words are bound to; neither where the day has none (rule 8)."""

    item: ItemId | None = None
    topic: str | None = None
    reply_to: Receipt | None = None


def about(turn: Turn, kind: Kind) -> About:
    """Say what is handed in now is about."""
    if kind is Kind.DISCUSSION and turn.topic is not None:
        return About(topic=turn.topic.id)
    item = _item(turn)
    if kind is not Kind.DISCUSSION:
        return About(item)
    if turn.answered is not None:
        post = turn.answered
        return About(post.item, post.topic, post.reply_to or post.receipt)
    return About(item, item)


def _item(turn: Turn) -> ItemId | None:
    """Give the item of the page that the words stood on, or today's first."""
    named = turn.message.fields.get("Item", "") if turn.message.kind == "page" else ""
    if named and turn.library.item(ItemId(named)) is not None:
        return ItemId(named)
    return turn.today[0].item.id if turn.today else None


def about_writing(turn: Turn, writing: Writing) -> About:
    """Say what was written is about: what was chosen when it was begun, whatever day it is now."""
    if writing.topic is None:
        return about(turn, writing.kind)
    if writing.topic.isdecimal():
        return About(topic=writing.topic)
    item = ItemId(writing.topic)
    return About(item, item if writing.kind is Kind.DISCUSSION else None)


def named(turn: Turn, topic: str) -> Say:
    """Name a topic in a few words."""
    if topic.isdecimal():
        return say("topic.number", number=topic)
    item = item_of(turn, topic)
    return say("topic.item", title=item.title) if item else say("topic.earlier")


def question(turn: Turn, topic: str) -> Say:
    """Give the question that a topic asks."""
    if turn.topic is not None and turn.topic.id == topic:
        chosen = turn.topic
        return say("ask.topic", number=topic, title=chosen.title, question=chosen.question)
    item = item_of(turn, topic)
    return say("ask.question", question=item.question) if item else named(turn, topic)


def item_of(turn: Turn, topic: str) -> StudyItem | None:
    """Give the item whose topic this is."""
    today = (one.item for one in turn.today if one.item.id == topic)
    return next(today, None) or turn.library.item(ItemId(topic))
