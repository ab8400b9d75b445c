"""赞: only what is shown to oneself, never one's own, and not without end."""

from bot.contributions.topics import visible
from bot.model.contribution import Contribution
from bot.model.ids import Receipt
from bot.model.member import Member
from bot.model.say import Refusal
from bot.store import likes, shown
from bot.store.base import Store

MOST = 60
"""Likes in an hour from one member."""


def like(store: Store, member: Member, post: Receipt) -> None:
    """Like a post; once more changes nothing. Raises `Refusal`."""
    found = shown_to(store, member, post)
    if found is None:
        raise Refusal("like.gone")
    if found.author.openid == member.openid:
        raise Refusal("like.own")
    if likes.count_one(store, member.openid) > MOST:
        raise Refusal("like.slow")
    likes.give(store, member.openid, post)


def unlike(store: Store, member: Member, post: Receipt) -> None:
    """Take a like back, whatever became of the post."""
    likes.take_back(store, member.openid, post)


def shown_to(store: Store, member: Member, post: Receipt) -> Contribution | None:
    """Give a post if it is shown, and to this member."""
    found = shown.one(store, post)
    if found is None or found.topic is None:
        return None
    return found if visible(store, found.topic, member.branch) else None
