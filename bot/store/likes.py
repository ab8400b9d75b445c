"""Who likes which post: by marks, so that no list of people lies about.

A mark is an HMAC of the openid. Both ways are kept: a post's marks, and a mark's posts, so that
who leaves can be taken out of all of them.
"""

from collections.abc import Sequence

from bot.model.ids import OpenId, Receipt
from bot.store.base import Store
from bot.store.writes import Write

_HOUR = 3600


def mark(store: Store, openid: OpenId) -> str:
    """Give the mark of a member."""
    return store.sealer.mark("like", openid)


def give(store: Store, openid: OpenId, post: Receipt) -> None:
    """Like a post; once more changes nothing."""
    own, pipe = mark(store, openid), store.redis.pipeline()
    pipe.sadd(store.keys.likes(post), own)
    pipe.sadd(store.keys.liked_by(own), post)
    pipe.execute()


def take_back(store: Store, openid: OpenId, post: Receipt) -> None:
    """Like a post no more."""
    own, pipe = mark(store, openid), store.redis.pipeline()
    pipe.srem(store.keys.likes(post), own)
    pipe.srem(store.keys.liked_by(own), post)
    pipe.execute()


def of_posts(
    store: Store, posts: Sequence[Receipt], viewer: OpenId | None
) -> list[tuple[int, bool]]:
    """Give for each post how many like it, and whether the viewer does. One round trip."""
    own, pipe = mark(store, viewer) if viewer else "", store.redis.pipeline(transaction=False)
    for post in posts:
        pipe.scard(store.keys.likes(post))
        pipe.sismember(store.keys.likes(post), own)
    found = pipe.execute()
    return [(int(n), bool(one)) for n, one in zip(found[::2], found[1::2], strict=True)]


def count_one(store: Store, openid: OpenId) -> int:
    """Count one more of a member's likes; gives how many there were since the first of the hour."""
    key = store.keys.like_rate(mark(store, openid))
    pipe = store.redis.pipeline()
    pipe.set(key, 0, ex=_HOUR, nx=True)
    pipe.incr(key)
    return int(pipe.execute()[1])


def forgets(store: Store, openid: OpenId) -> list[Write]:
    """Give what takes a member's likes away everywhere. Looks first where they are."""
    own = mark(store, openid)
    liked = [Receipt(one.decode()) for one in store.redis.smembers(store.keys.liked_by(own))]
    taken = [Write("SREM", store.keys.likes(post), (own,)) for post in liked]
    gone = (store.keys.liked_by(own), store.keys.like_rate(own))
    return [*taken, *(Write("DEL", key) for key in gone)]


def drops(store: Store, post: Receipt) -> list[Write]:
    """Give what takes away all likes of a post that is erased. Looks first whose they are."""
    marks = [one.decode() for one in store.redis.smembers(store.keys.likes(post))]
    taken = [Write("SREM", store.keys.liked_by(own), (post,)) for own in marks]
    return [*taken, Write("DEL", store.keys.likes(post))]
