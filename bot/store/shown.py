"""What members see of each other's discussions: accepted, by an author who lets it be shown.

Both are looked at when it is shown: what is hidden, and whose author says 不公开, is gone at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice

from bot.model.contribution import Contribution, Kind, State
from bot.model.ids import OpenId, Receipt
from bot.model.post import Leaf, Post
from bot.store import contributions, likes, members
from bot.store.base import Store
from bot.store.writes import Write

_CHUNK = 100
_REPLIES = 20
"""Replies that are shown below one post, the oldest."""


def posts(store: Store, topic: str, viewer: OpenId | None, start: int, most: int) -> Leaf:
    """Give a topic's posts, newest first, from the `start`-th that is shown (from 0) on."""
    found = list(islice(_shown(store, store.keys.posts(topic)), start, start + most + 1))
    here, answers = found[:most], _replies(store, found[:most])
    every = [one.receipt for one in (*here, *chain(*answers.values()))]
    figures = dict(zip(every, likes.of_posts(store, every, viewer), strict=True))

    def post(of: Contribution) -> Post:
        below = tuple(post(reply) for reply in answers.get(of.receipt, ()))
        return _post(of, viewer, figures[of.receipt], below)

    return Leaf(tuple(map(post, here)), more=len(found) > most)


def count(store: Store, topic: str, most: int) -> int:
    """Count a topic's posts that are shown, as far as `most`."""
    return sum(1 for _ in islice(_shown(store, store.keys.posts(topic)), most))


def one(store: Store, receipt: Receipt) -> Contribution | None:
    """Give a discussion post if it is shown."""
    return next(iter(showable(store, [receipt], Kind.DISCUSSION)), None)


def showable(store: Store, receipts: Sequence[Receipt], kind: Kind) -> list[Contribution]:
    """Read those of a kind that are accepted and whose authors let their words be shown."""
    accepted = [
        (found, found.author.openid)
        for found in contributions.read(store, receipts)
        if found.kind is kind and found.state is State.ACCEPTED
    ]
    willing = members.willing(store, [openid for _, openid in accepted if openid])
    return [found for found, openid in accepted if openid in willing]


def _shown(store: Store, key: str) -> Iterator[Contribution]:
    """Go through a list of posts, newest first, and give those that are shown."""
    start = 0
    while chunk := store.redis.zrevrange(key, start, start + _CHUNK - 1):
        yield from showable(store, _accepted(store, chunk), Kind.DISCUSSION)
        start += _CHUNK


def _accepted(store: Store, receipts: Sequence[bytes]) -> list[Receipt]:
    """Keep those that the list of the accepted holds, so that a backlog need not be read."""
    if not receipts:
        return []
    listed = store.keys.listed(Kind.DISCUSSION, State.ACCEPTED)
    scores = store.redis.execute_command("ZMSCORE", listed, *receipts)
    pairs = zip(receipts, scores, strict=True)
    return [Receipt(receipt.decode()) for receipt, score in pairs if score is not None]


def _replies(
    store: Store, above: Sequence[Contribution]
) -> Mapping[Receipt, Sequence[Contribution]]:
    """Read what answers each of these posts and is shown."""
    pipe = store.redis.pipeline(transaction=False)
    for post in above:
        pipe.zrange(store.keys.replies(post.receipt), 0, _REPLIES - 1)
    found = [receipt for below in pipe.execute() for receipt in below]
    answers: dict[Receipt, list[Contribution]] = defaultdict(list)
    for reply in showable(store, _accepted(store, found), Kind.DISCUSSION):
        answers[reply.reply_to or Receipt("")].append(reply)
    return answers


def _post(
    of: Contribution, viewer: OpenId | None, figures: tuple[int, bool], replies: tuple[Post, ...]
) -> Post:
    assert isinstance(of.created, datetime)  # no post is anonymous
    return Post(
        receipt=of.receipt,
        text=of.text,
        created=of.created,
        branch=of.branch,
        attachments=of.attachments,
        likes=figures[0],
        liked=figures[1],
        own=viewer is not None and of.author.openid == viewer,
        replies=replies,
    )


def counts(store: Store, topic: str) -> tuple[int, int]:
    """Count a topic's posts that wait for a review, and those that are accepted."""
    keys = store.keys
    pipe = store.redis.pipeline(transaction=False)
    for state in (State.SUBMITTED, State.HELD, State.ACCEPTED):
        lists = (keys.posts(topic), keys.listed(Kind.DISCUSSION, state))
        pipe.execute_command("ZINTER", 2, *lists)
    waiting, held, accepted = map(len, pipe.execute())
    return waiting + held, accepted


def forgets(store: Store, post: Contribution) -> list[Write]:
    """Give what takes an erased post out of its list, with its likes. Looks first whose they are.

    What answered it stays with its own authors, and is shown nowhere.
    """
    place = contributions.place_of(store, post)
    taken = [Write("ZREM", place, (post.receipt,))] if place else []
    return [
        *taken,
        Write("DEL", store.keys.replies(post.receipt)),
        *likes.drops(store, post.receipt),
    ]
