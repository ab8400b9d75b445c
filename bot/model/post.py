"""A discussion post as other members see it."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.contribution import Attachment
from bot.model.ids import BranchId, Receipt
from bot.model.topic import Topic


@dataclass(frozen=True, slots=True)
class Post:
    """One post that is shown. Of its author others learn the branch and nothing more.

    `liked` and `own` are of who looks; `replies` are oldest first and have none of their own.
    """

    receipt: Receipt
    text: str
    created: datetime
    branch: BranchId
    attachments: tuple[Attachment, ...] = ()
    likes: int = 0
    liked: bool = False
    own: bool = False
    replies: tuple["Post", ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some of a topic's posts, newest first; `more` tells whether older ones follow."""

    posts: tuple[Post, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic in the list of them, with how many posts are shown in it."""

    topic: Topic | None
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """What 看讨论 shows: the topics that one may see (today's item first, as None),
    or one's posts.

    `known` is False where a topic was asked for that there is not, or not for this member.
    """

    listed: tuple[Listed, ...] = ()
    topic: Topic | None = None
    page: int = 1
    leaf: Leaf | None = None
    known: bool = True
