"""看讨论: the topics, and what other members posted to one, page by page."""

from bot.conversation.about import item_of
from bot.conversation.commands.excerpts import excerpt
from bot.conversation.lookups.posts import MANY, PER_PAGE, board
from bot.conversation.numbered import place
from bot.conversation.others import who, within
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.post import Board, Leaf, Listed, Post
from bot.model.say import Say, say
from bot.model.topic import Topic

_ROOM = 1250
"""Bytes of all posts of a page; a reply holds 2,000 in all."""

_LINKED = 0
"""What stands in a link that answers no question."""

_TITLE = 60
"""Bytes of a topic's title."""


def posts(turn: Turn) -> Decision:
    """List the topics, or show a page of one's posts."""
    shown = turn.board
    if not shown.known:
        return Decision((say("posts.unknown"),))
    if shown.leaf is not None:
        return Decision(_page(turn, shown, shown.leaf))
    if not shown.listed:
        return Decision((say("posts.no-topics"),))
    lines = tuple(_line(turn, one) for one in shown.listed)
    return Decision((say("posts.topics"), *lines, say("posts.which")))


def _line(turn: Turn, one: Listed) -> Say:
    count = f"{MANY}+" if one.count >= MANY else str(one.count)
    title, number = _title(turn, one.topic), _number(one.topic)
    return say("posts.topic", number=number, title=title, count=count, question=_LINKED)


def _number(topic: Topic | None) -> int:
    """Give what a member types: 0 is today's."""
    return topic.number if topic else 0


def _title(turn: Turn, topic: Topic | None) -> str:
    if topic is not None:
        return within(topic.title, _TITLE)
    item = item_of(turn, turn.today[0].item.id)
    return within(item.title, _TITLE) if item else ""


def _page(turn: Turn, shown: Board, leaf: Leaf) -> tuple[Say, ...]:
    number = _number(shown.topic)
    head = say("posts.head", title=_title(turn, shown.topic))
    if not leaf.posts:
        if shown.page > 1:
            return (head, say("posts.past-end"))
        return (head, say("posts.none-yet"), _join(turn, shown.topic))
    first, room = (shown.page - 1) * PER_PAGE + 1, _ROOM // len(leaf.posts)
    told = tuple(_post(turn, one, n, room) for n, one in enumerate(leaf.posts, first))
    if leaf.more:
        return (head, *told, _more(number, shown.page + 1))
    return (head, *told, _join(turn, shown.topic))


def _more(number: int, page: int) -> Say:
    return say("posts.more", number=number, page=page, question=_LINKED)


def _post(turn: Turn, post: Post, number: int, room: int) -> Say:
    day = f"{post.created.astimezone(turn.house.zone):%m-%d}"
    author = say("post.own") if post.own else who(post.branch)
    words = within(post.text, room - 70) or excerpt("", post.attachments)
    made = say("posts.post", number=number, who=author, day=day, text=words)
    if not post.likes and not post.replies:
        return made
    return say("posts.post-liked", post=made, likes=post.likes, replies=len(post.replies))


def _join(turn: Turn, topic: Topic | None) -> Say:
    """Say the one thing to do next: join in, where that is still possible."""
    if topic is None:
        link = turn.house.item(turn.today[0].item.id)
        return say("posts.join-today", link=link)
    if topic.open_at(turn.now):
        return say("posts.join", number=topic.number)
    return say("posts.closed")


COMMAND = Command(
    "posts",
    posts,
    words=("看讨论", "posts"),
    content=True,
    accepts=lambda content: place(content) is not None,
    looks=board,
)
