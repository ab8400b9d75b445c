"""The topic that words are for: the numbered one that was chosen, or the post that they answer."""

from dataclasses import replace

from bot.contributions import liking
from bot.contributions import topics as rules
from bot.conversation.numbered import headed
from bot.conversation.turn import Turn
from bot.model.ids import Receipt
from bot.store import topics
from bot.store.base import Store


def chosen(store: Store, turn: Turn) -> Turn:
    """Look up the open topic whose number heads the content; words of a page have theirs."""
    if turn.message.kind == "page":
        return _answering(store, turn)
    head = headed(turn.content)
    topic = topics.read(store, head[0]) if head else None
    if topic is None:
        return turn
    if not rules.open_to([topic], turn.member.branch, turn.now):
        return replace(turn, shut=topic.number)
    return replace(turn, topic=topic)


def _answering(store: Store, turn: Turn) -> Turn:
    """Look up the post that a page's words answer; what is shown no more is answered no more."""
    post = turn.message.fields.get("Post", "")
    found = liking.shown_to(store, turn.member, Receipt(post)) if post else None
    return replace(turn, answered=found) if found else turn
