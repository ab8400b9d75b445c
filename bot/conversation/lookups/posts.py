"""What 看讨论 shows: the topics that a member may see, and the posts of one of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.contributions import topics as rules
from bot.conversation.numbered import place
from bot.conversation.turn import Turn
from bot.model.branches import within
from bot.model.post import Board, Leaf, Listed
from bot.model.topic import Topic
from bot.store import shown, topics
from bot.store.base import Store

PER_PAGE = 5

MANY = 50
"""Posts are counted as far as this."""

_LISTED = 8


def board(store: Store, turn: Turn) -> Turn:
    """Look up the topics, or where there is one alone, or one was named, its posts."""
    asked = place(turn.content)
    if asked is not None:
        found = _named(store, turn, *asked)
    else:
        open_now = rules.open_to(topics.read_all(store), turn.member.branch, turn.now)
        found = _all(store, turn, open_now)
    return replace(turn, board=found)


def _named(store: Store, turn: Turn, number: int, page: int) -> Board:
    topic = topics.read(store, number) if number else None
    if topic is not None and not within(turn.member.branch, topic.node):
        topic = None
    if topic is None and (number or not turn.today):
        return Board(known=False)
    return Board(topic=topic, page=page, leaf=_leaf(store, turn, topic, page))


def _all(store: Store, turn: Turn, open_now: Sequence[Topic]) -> Board:
    found: list[Topic | None] = [None] if turn.today else []
    found += open_now[:_LISTED]
    if len(found) == 1:
        return Board(topic=found[0], leaf=_leaf(store, turn, found[0], 1))
    counted = (Listed(one, shown.count(store, _id(turn, one), MANY)) for one in found)
    return Board(listed=tuple(counted))


def _leaf(store: Store, turn: Turn, topic: Topic | None, page: int) -> Leaf:
    start = (page - 1) * PER_PAGE
    return shown.posts(store, _id(turn, topic), turn.message.sender, start, PER_PAGE)


def _id(turn: Turn, topic: Topic | None) -> str:
    """Name a topic as contributions do; None is today's first item's."""
    return topic.id if topic else turn.today[0].item.id
