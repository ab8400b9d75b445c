"""Members' records: flags, windows, and the roll."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.model.dialogue import Dialogue
from bot.model.ids import MemberNumber, OpenId
from bot.model.member import Member, Window
from bot.store.base import Store
from bot.store.dialogues import seal_dialogue
from bot.store.turns import member_of
from bot.store.writes import NUMBER, Write

FIELDS = ("v", "n", "d", "f", "p", "lu", "ll", "su", "sl")


def writes(store: Store, before: Member, after: Member, dialogue: Dialogue | None) -> list[Write]:
    """Give what a commit writes of a member: windows always, the rest where it changed."""
    record = store.keys.member(after.openid)
    fields: list[str | bytes | int] = [*_window(after.window)]
    if dialogue is not None:
        fields += ("d", seal_dialogue(store.sealer, after.openid, dialogue))
    new = before.number is None
    if new or before.follows != after.follows:
        fields += ("f", int(after.follows))
    if before.daily != after.daily:
        fields += ("p", int(not after.daily))
    made = [Write("HSET", record, tuple(fields))]
    if new or before.active != after.active:
        made.append(Write("SETBIT", store.keys.active(), (NUMBER, int(after.active))))
    return made


def _window(window: Window) -> tuple[str | int, ...]:
    return (
        "lu", _seconds(window.long_until), "ll", window.long_left,
        "su", _seconds(window.short_until), "sl", window.short_left,
    )  # fmt: skip


def _seconds(instant: datetime | None) -> int:
    return int(instant.timestamp()) if instant else 0


def follow(store: Store, openids: Sequence[OpenId]) -> int:
    """Take followers from the platform's list who are not known yet; gives how many were new."""
    if not openids:
        return 0
    keys = [store.keys.roll(), store.keys.active(), *map(store.keys.member, openids)]
    return int(store.script("follow", keys, list(openids)))


def unfollow_all_but(store: Store, followers: AbstractSet[str], since: datetime) -> int:
    """Mark those who left without our hearing of it; gives how many.

    Whoever came or wrote since the list began to be read is no leaver, whatever the list says.
    """
    gone = 0
    for member in everyone(store):
        came_back = member.window.short_until is not None and member.window.short_until > since
        if member.follows and member.openid not in followers and not came_back:
            pipe = store.redis.pipeline()
            pipe.hset(store.keys.member(member.openid), "f", 0)
            pipe.hincrby(store.keys.member(member.openid), "v", 1)
            pipe.setbit(store.keys.active(), member.number or 0, 0)
            pipe.execute()
            gone += 1
    return gone


def everyone(store: Store, page: int = 1000) -> list[Member]:
    """Read all members on the roll, in the order of their numbers."""
    size = int(store.redis.llen(store.keys.roll()))
    found: list[Member] = []
    for start in range(0, size, page):
        found += by_numbers(store, range(start, min(start + page, size)))
    return found


def by_numbers(store: Store, numbers: range) -> list[Member]:
    """Read the members of a range of numbers; the erased are left out."""
    raw = store.redis.lrange(store.keys.roll(), numbers.start, numbers.stop - 1)
    openids = [OpenId(one.decode()) for one in raw if one]
    pipe = store.redis.pipeline(transaction=False)
    for openid in openids:
        pipe.hmget(store.keys.member(openid), FIELDS)
    return [
        member_of(openid, fields) for openid, fields in zip(openids, pipe.execute(), strict=True)
    ]


def followers_were_read(store: Store, at: datetime) -> None:
    """Remember when the platform's list was last read to its end."""
    store.redis.set(store.keys.followers_read(), int(at.timestamp()))


def followers_read(store: Store) -> bool:
    """Tell whether the platform's list was ever read to its end."""
    return bool(store.redis.exists(store.keys.followers_read()))


def count(store: Store) -> tuple[int, int]:
    """Give how many are on the roll, and how many of them are active."""
    size = int(store.redis.llen(store.keys.roll()))
    return size, int(store.redis.bitcount(store.keys.active()))


def number_of(store: Store, openid: OpenId) -> MemberNumber | None:
    """Give a member's number, if they are known."""
    found = store.redis.hget(store.keys.member(openid), "n")
    return None if found is None else MemberNumber(int(found))
