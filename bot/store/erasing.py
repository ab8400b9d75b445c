"""Erasing a member (I9): off the roll at once, and then, step by step, all that was theirs.

It begins with one commit, which moves their record and the lists of what is theirs to keys of the
erasure's own. So whatever they write after it is a new member's, and stays (I6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.dialogue import Dialogue
from bot.model.ids import EntryId, ItemId, MemberNumber, OpenId, Receipt
from bot.store import binding, pushes
from bot.store.base import Store
from bot.store.client import Value
from bot.store.dialogues import open_dialogue
from bot.store.members import erased_mark
from bot.store.notices import queue_of
from bot.store.writes import Write, apply

CONTRIBUTIONS, KEPT = "contributions", "kept"
_STEP, _ALL = 100, 1_000_000


@dataclass(frozen=True, slots=True)
class Gone:
    """A member who is on the roll no more, and of whom something is still to be erased."""

    erasure: str
    openid: OpenId
    number: MemberNumber
    dialogue: Dialogue


def begins(
    store: Store,
    openid: OpenId,
    number: Value,
    entry: EntryId,
    erasure: str,
    now: datetime,
    *,
    asked: bool,
) -> list[Write]:
    """Give what a commit writes to begin an erasure; `erasure` is its id, drawn at random, and
    `entry` who they were on the roster, which is free again.

    `asked`: the member asked for it and may still follow, so that the platform's list must not
    bring them back. Must come after all else that the commit writes of this member.
    """
    keys = store.keys
    second = int(now.timestamp())
    made = [
        *_moves(keys.member(openid), keys.erasure(erasure)),
        *_moves(keys.contributions_of(openid), keys.erasure_of(erasure, CONTRIBUTIONS)),
        *_moves(keys.kept_of(openid), keys.erasure_of(erasure, KEPT)),
        Write("HSET", keys.erasure(erasure), ("openid", openid)),
        Write("LSET", keys.roll(), (number, "")),
        Write("SETBIT", keys.active(), (number, 0)),
        Write("DEL", queue_of(store, openid)),
        Write("DEL", keys.cards(openid)),
        *binding.forgets(store, entry),
        Write("ZREM", keys.writing(), (openid,)),
        Write("ZREM", keys.leaving(), (openid,)),
        Write("ZADD", keys.erasing(), (second, erasure)),
        Write("SETNX", keys.rewrite_due(), (second,)),
    ]
    if asked:
        made.append(Write("SADD", keys.erased(), (erased_mark(store, openid),)))
    return made


def _moves(source: str, target: str) -> list[Write]:
    """Move a key that may not exist, as RENAME would not."""
    return [Write("DEL", target), Write("COPY", source, (target,)), Write("DEL", source)]


def begin(store: Store, openid: OpenId, erasure: str, now: datetime, *, asked: bool) -> bool:
    """Begin an erasure outside a turn; False where they are unknown, or did something just now.

    Unless they asked, who follows again is left in peace.
    """
    record = store.keys.member(openid)
    version, number, follows, bound = store.redis.hmget(record, ("v", "n", "f", "r"))
    if number is None or (follows == b"1" and not asked):
        store.redis.zrem(store.keys.leaving(), openid)
        return False
    seen = (version or b"").decode()
    still = Write("HSET", record, ("v", seen or 0), expects=("v", seen))
    entry = EntryId((bound or b"").decode())
    begun = begins(store, openid, int(number), entry, erasure, now, asked=asked)
    return apply(store, [still, *begun])


def begin_surely(store: Store, openid: OpenId, erasure: str, now: datetime) -> bool:
    """Begin the erasure of somebody who asked, whatever they are just doing; False if unknown."""
    while store.redis.exists(store.keys.member(openid)):
        if begin(store, openid, erasure, now, asked=True):
            return True
    return False


def overdue(store: Store, now: datetime) -> list[OpenId]:
    """Give those who left and whose time is over."""
    due = int(now.timestamp())
    found = store.redis.zrangebyscore(store.keys.leaving(), 0, due, start=0, num=_STEP)
    return [OpenId(one.decode()) for one in found]


def under_way(store: Store) -> list[str]:
    """Give the ids of the erasures that are not finished, oldest first."""
    return [one.decode() for one in store.redis.zrange(store.keys.erasing(), 0, _STEP - 1)]


def read(store: Store, erasure: str) -> Gone | None:
    """Read an erasure that is under way."""
    wanted = ("openid", "n", "d")
    openid, number, dialogue = store.redis.hmget(store.keys.erasure(erasure), wanted)
    if openid is None or number is None:
        return None
    who = OpenId(openid.decode())
    return Gone(erasure, who, MemberNumber(int(number)), open_dialogue(store.sealer, who, dialogue))


def kept_left(store: Store, gone: Gone) -> list[str]:
    """Give the ids of some of their kept texts."""
    return _left(store, gone, KEPT)


def contributions_left(store: Store, gone: Gone) -> list[Receipt]:
    """Give the receipts of some of what they handed in."""
    return [Receipt(one) for one in _left(store, gone, CONTRIBUTIONS)]


def _left(store: Store, gone: Gone, what: str) -> list[str]:
    key = store.keys.erasure_of(gone.erasure, what)
    return [one.decode() for one in store.redis.zrange(key, 0, _STEP - 1)]


def forget(store: Store, gone: Gone, what: str, one: str) -> None:
    """Take one thing off the list of what is still to be erased."""
    store.redis.zrem(store.keys.erasure_of(gone.erasure, what), one)


def forget_pushes(store: Store, number: MemberNumber, items: Sequence[ItemId]) -> None:
    """Forget what became of every push for a number, and which items they had.

    `items`: those that may have been given outside a push.
    """
    keys = store.keys
    may_have_had = set(items)
    for push in pushes.newest(store, _ALL):
        places = (keys.push(push.id), keys.ledger(push.id), keys.unreached(push.id))
        store.script("forget", places, (number,))
        may_have_had.add(push.item)
    for item in may_have_had:
        had = keys.had(item)
        if store.redis.getbit(had, number):  # asked first: setting would make a bitmap of nothing
            store.call("SETBIT", had, number, 0)


def finish(store: Store, gone: Gone, now: datetime) -> None:
    """End an erasure: what is left of it in the server's file is owed a rewriting."""
    keys = store.keys
    lists = (keys.erasure_of(gone.erasure, what) for what in (CONTRIBUTIONS, KEPT))
    pipe = store.redis.pipeline()
    pipe.set(keys.rewrite_due(), int(now.timestamp()))
    pipe.delete(keys.erasure(gone.erasure), *lists)
    pipe.zrem(keys.erasing(), gone.erasure)
    pipe.execute()


def drop(store: Store, erasure: str) -> None:
    """Strike an erasure of which nothing is left."""
    store.redis.zrem(store.keys.erasing(), erasure)
