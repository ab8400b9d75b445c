"""What others wrote about an item, as many at a time as a light page holds."""

from dataclasses import dataclass, replace

from bot.model.ids import ItemId, OpenId
from bot.model.post import Post
from bot.store import shown
from bot.store.base import Store

MOST = 10
"""Posts on one page."""

_ROOM = 24_000
"""Bytes of posts on one page, with their forms: the page keeps within its 60 KB."""

_FORMS, _FRAME = 1_900, 250
"""Bytes around a post and around a reply."""


@dataclass(frozen=True, slots=True)
class Discussion:
    """Some posts, newest first, from the `start`-th on; `following` is where older ones begin."""

    posts: tuple[Post, ...]
    start: int
    following: int | None


def discussion(store: Store, item: ItemId, viewer: OpenId, start: int) -> Discussion:
    """Read the posts that follow the `start` newest ones."""
    leaf = shown.posts(store, item, viewer, start, MOST)
    posts = _fitting(leaf.posts)
    more = leaf.more or len(posts) < len(leaf.posts)
    return Discussion(posts, start, start + len(posts) if more else None)


def _fitting(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Keep as many as there is room for, one at least; the replies to a long one may be fewer."""
    kept: list[Post] = []
    room = _ROOM
    for post in posts:
        room -= _size(post) + _FORMS
        answers = [reply for reply in post.replies if (room := room - _size(reply)) > 0]
        if kept and (room <= 0 or len(answers) < len(post.replies)):
            break
        kept.append(replace(post, replies=tuple(answers)))
    return tuple(kept)


def _size(post: Post) -> int:
    return len(post.text.encode()) + _FRAME
