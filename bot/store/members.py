"""Members' records: flags, windows, and the roll."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.model.dialogue import Dialogue
from bot.model.ids import MemberNumber, OpenId
from bot.model.member import Consent, Member, Window
from bot.store.base import Store
from bot.store.dialogues import open_dialogue, seal_dialogue
from bot.store.turns import member_of
from bot.store.writes import NUMBER, Write

FIELDS = ("v", "n", "d", "f", "p", "lu", "ll", "su", "sl", "r", "b", "g", "s", "l")


def writes(store: Store, before: Member, after: Member, dialogue: Dialogue | None) -> list[Write]:
    """Give what a commit writes of a member: what changed."""
    record = store.keys.member(after.openid)
    fields: list[str | bytes | int] = [
        *_changed(before.window, after.window),
        *_changed_person(before, after),
    ]
    if dialogue is not None:
        fields += ("d", seal_dialogue(store.sealer, after.openid, dialogue))
    new = before.number is None
    if new or before.follows != after.follows:
        fields += ("f", int(after.follows))
    if before.daily != after.daily:
        fields += ("p", int(not after.daily))
    made = [Write("HSET", record, tuple(fields))] if fields else []
    if new or before.active != after.active:
        made.append(Write("SETBIT", store.keys.active(), (NUMBER, int(after.active))))
    if new:
        made.append(Write("SREM", store.keys.erased(), (erased_mark(store, after.openid),)))
    elif after.follows and not before.follows:
        made.append(Write("ZREM", store.keys.leaving(), (after.openid,)))
    return made


def leaves(store: Store, openid: OpenId, due: datetime) -> Write:
    """Give what a commit writes of who left: all of theirs is erased then (I9)."""
    return Write("ZADD", store.keys.leaving(), (int(due.timestamp()), openid))


def erased_mark(store: Store, openid: OpenId) -> str:
    """Give what is remembered of somebody who was erased: an HMAC, and nothing else."""
    return store.sealer.mark("erased", openid)


def _changed(before: Window, after: Window) -> tuple[str | int, ...]:
    """Give the fields of those windows that an act opened or shut; senders pay from the others."""
    long: tuple[str | int, ...] = ()
    short: tuple[str | int, ...] = ()
    if (before.long_until, before.long_left) != (after.long_until, after.long_left):
        long = ("lu", _seconds(after.long_until), "ll", after.long_left)
    if (before.short_until, before.short_left) != (after.short_until, after.short_left):
        short = ("su", _seconds(after.short_until), "sl", after.short_left)
    return long + short


def _changed_person(before: Member, after: Member) -> tuple[str, ...]:
    """Give the fields of who they are and what they agreed to, so far as they changed."""
    was, now = _person(before), _person(after)
    return tuple(part for name in now if was[name] != now[name] for part in (name, now[name]))


def _person(member: Member) -> dict[str, str]:
    return {
        "r": member.entry,
        "b": member.branch,
        "g": _consent(member.notice),
        "s": _consent(member.shows),
        "l": member.language,
    }


def _consent(consent: Consent | None) -> str:
    if consent is None:
        return ""
    return f"{int(consent.given)} {_seconds(consent.at)} {consent.version}"


def _seconds(instant: datetime | None) -> int:
    return int(instant.timestamp()) if instant else 0


def read(store: Store, openid: OpenId) -> Member:
    """Read one member; somebody unknown has no number and does not follow."""
    return member_of(openid, store.redis.hmget(store.keys.member(openid), FIELDS))


def dialogue(store: Store, openid: OpenId) -> Dialogue:
    """Read what is open between the bot and a member."""
    sealed = store.redis.hget(store.keys.member(openid), "d")
    return open_dialogue(store.sealer, openid, sealed)


def follow(store: Store, openids: Sequence[OpenId]) -> int:
    """Take followers from the platform's list who are not known yet; gives how many were new.

    Who had themselves erased and has said nothing since is not taken (I9).
    """
    if not openids:
        return 0
    known = (store.keys.roll(), store.keys.active(), store.keys.leaving(), store.keys.erased())
    keys = [*known, *map(store.keys.member, openids)]
    marks = [erased_mark(store, one) for one in openids]
    return int(store.script("follow", keys, [*openids, *marks]))


def everyone(store: Store, page: int = 1000) -> Iterator[OpenId]:
    """Go through all on the roll, in the order of their numbers."""
    return (one.openid for one, _ in _everyone(store, page))


def versions(store: Store, page: int = 1000) -> dict[OpenId, int]:
    """Read who follows, and at which version their record stands."""
    return {one.openid: version for one, version in _everyone(store, page) if one.follows}


def unfollow(store: Store, openid: OpenId, version: int, due: datetime) -> bool:
    """Mark somebody who left without our hearing of it, unless they did anything since.

    At `due` all of theirs is erased, unless they come back before.
    """
    keys = (store.keys.member(openid), store.keys.active(), store.keys.leaving())
    return bool(store.script("unfollow", keys, (version, openid, int(due.timestamp()))))


def _everyone(store: Store, page: int) -> Iterator[tuple[Member, int]]:
    """Go through all members on the roll, in the order of their numbers."""
    size = int(store.redis.llen(store.keys.roll()))
    for start in range(0, size, page):
        yield from _with_version(store, range(start, min(start + page, size)))


def by_numbers(store: Store, numbers: range) -> list[Member]:
    """Read the members of a range of numbers; the erased are left out."""
    return [member for member, _ in _with_version(store, numbers)]


def _with_version(store: Store, numbers: range) -> list[tuple[Member, int]]:
    raw = store.redis.lrange(store.keys.roll(), numbers.start, numbers.stop - 1)
    openids = [OpenId(one.decode()) for one in raw if one]
    pipe = store.redis.pipeline(transaction=False)
    for openid in openids:
        pipe.hmget(store.keys.member(openid), FIELDS)
    records = zip(openids, pipe.execute(), strict=True)
    return [(member_of(openid, fields), int(fields[0] or 0)) for openid, fields in records]


def willing(store: Store, openids: Sequence[OpenId]) -> set[OpenId]:
    """Give those who follow and let their words be shown to others. One round trip."""
    pipe = store.redis.pipeline(transaction=False)
    for openid in openids:
        pipe.hmget(store.keys.member(openid), FIELDS)
    read = (member_of(openid, raw) for openid, raw in zip(openids, pipe.execute(), strict=True))
    return {one.openid for one in read if one.follows and one.shows and one.shows.given}


def followers_were_read(store: Store, at: datetime) -> None:
    """Remember when the platform's list was last read to its end."""
    store.redis.set(store.keys.followers_read(), int(at.timestamp()))


def followers_were_refused(store: Store, seconds: int) -> None:
    """Remember for a while that the platform does not give its list."""
    store.redis.set(store.keys.followers_refused(), 1, ex=seconds)


def followers_tried(store: Store) -> bool:
    """Tell whether the platform's list was ever read to its end, or refused lately."""
    return bool(store.redis.exists(store.keys.followers_read(), store.keys.followers_refused()))


def count(store: Store) -> tuple[int, int]:
    """Give how many are on the roll, and how many of them are active."""
    size = int(store.redis.llen(store.keys.roll()))
    return size, int(store.redis.bitcount(store.keys.active()))


def number_of(store: Store, openid: OpenId) -> MemberNumber | None:
    """Give a member's number, if they are known."""
    found = store.redis.hget(store.keys.member(openid), "n")
    return None if found is None else MemberNumber(int(found))
