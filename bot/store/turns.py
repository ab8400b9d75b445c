"""One message, one optimistic turn: look, decide elsewhere, commit if nothing changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from bot.model.dialogue import Dialogue, Notice
from bot.model.ids import BranchId, EntryId, MemberNumber, OpenId
from bot.model.incoming import Incoming
from bot.model.member import Consent, Member, Window
from bot.model.push import Delivery
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable
from bot.store.client import Value
from bot.store.dialogues import open_dialogue
from bot.store.notices import open_notice
from bot.store.writes import Write, pack

REMEMBERED = 86_400
"""Seconds for which a message's reply is kept, to be given again (I2)."""

_TIME_TO_WRITE = 0.6
"""Seconds after which the script writes nothing: well before the client gives up (1 s)."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a decision may look at, as it stood at `version` of the member's record."""

    member: Member
    version: int = 0
    dialogue: Dialogue = field(default_factory=Dialogue)
    deliveries: tuple[Delivery, ...] = ()
    notices: tuple[Notice, ...] = ()
    notice_count: int = 0
    day_length: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """This message was answered before: the same reply again."""

    reply: str


class Taken(Exception):
    """A receipt that was drawn exists already, or what was looked up has changed since."""


Looked: TypeAlias = Answered | Snapshot


def look(store: Store, message: Incoming, day: str, ledgers: Sequence[str]) -> Looked:
    """Load a member's snapshot, or the reply that this message had before. One round trip."""
    place = _answer_key(store, message)
    return _looked(store, message, place, _run(store, message, place, day, ledgers, "-"))


def commit(
    store: Store,
    message: Incoming,
    day: str,
    ledgers: Sequence[str],
    seen: Snapshot,
    reply: str,
    writes: Sequence[Write],
) -> Looked | None:
    """Commit what was decided on `seen`; None when done. One round trip.

    Otherwise nothing was written: the reply that stands, or a new snapshot to decide on. Raises
    `Taken` where a write's guard fails, and `StoreUnavailable` where the store came too late.
    """
    place_of_answer = _answer_key(store, message)
    sealed = store.sealer.seal(reply, place_of_answer)
    keys, packed = pack(writes, 6 + len(ledgers))
    arguments = [*map(int, seen.deliveries), sealed, REMEMBERED, *packed]
    number = "" if seen.member.number is None else seen.member.number
    version = f"{seen.version}.{number}"
    answer = _run(store, message, place_of_answer, day, ledgers, version, seen, keys, arguments)
    return None if answer[0] == b"kept" else _looked(store, message, place_of_answer, answer)


def answered(store: Store, message: Incoming) -> str | None:
    """Give the reply that a message had within the last day, without hearing it."""
    key = _answer_key(store, message)
    sealed = store.redis.get(key)
    return None if sealed is None else store.sealer.open(sealed, key)


def _answer_key(store: Store, message: Incoming) -> str:
    """Name the place of this message's answer, by an HMAC of the message's identity."""
    return store.keys.answer(store.sealer.mark("answer", *message.identity))


def _run(
    store: Store,
    message: Incoming,
    answer_key: str,
    day: str,
    ledgers: Sequence[str],
    version: str,
    seen: Snapshot | None = None,
    keys: Sequence[str] = (),
    arguments: Iterable[Value] = (),
) -> Any:
    openid = message.sender
    counts = (seen.day_length, seen.notice_count) if seen else (0, 0)
    fixed = (answer_key, store.keys.member(openid), store.keys.roll(), day)
    own = store.keys.notices(store.sealer.mark("notices", openid))
    head = (store.deadline(_TIME_TO_WRITE), version, *counts, openid, len(ledgers))
    states = () if seen else (0,) * len(ledgers)
    return store.script("turn", (*fixed, own, *ledgers, *keys), (*head, *states, *arguments))


def _looked(store: Store, message: Incoming, answer_key: str, answer: Any) -> Looked:
    kind = answer[0]
    if kind == b"answered":
        return Answered(store.sealer.open(answer[1], answer_key))
    if kind == b"late":
        store.forget_clock()  # it may have been set forward
        raise StoreUnavailable
    if kind == b"taken":
        raise Taken
    return _snapshot(store, message.sender, *answer[1:])


def _snapshot(
    store: Store,
    openid: OpenId,
    fields: list[bytes | None],
    day_length: int,
    states: list[int],
    notices: list[bytes],
    notice_count: int,
) -> Snapshot:
    version, number, dialogue, *_ = fields
    return Snapshot(
        member=member_of(openid, fields),
        version=int(version or 0),
        dialogue=open_dialogue(store.sealer, openid, dialogue if number else None),
        deliveries=tuple(map(Delivery, states)),
        notices=tuple(open_notice(store.sealer, one) for one in notices),
        notice_count=notice_count,
        day_length=day_length,
    )


def member_of(openid: OpenId, fields: Sequence[bytes | None]) -> Member:
    """Make a member of v, n, d, f, p, lu, ll, su, sl, r, b, g, s, l of their record."""
    _, number, _, follows, pauses = fields[:5]
    entry, branch, notice, shows, language = fields[9:]
    return Member(
        openid=openid,
        number=None if number is None else MemberNumber(int(number)),
        follows=follows == b"1",
        daily=pauses != b"1",
        window=window_of(fields[5:9]),
        entry=EntryId((entry or b"").decode()),
        branch=BranchId((branch or b"").decode()),
        notice=_consent_of(notice),
        shows=_consent_of(shows),
        language=(language or b"").decode(),
    )


def _consent_of(field: bytes | None) -> Consent | None:
    if not field:
        return None
    given, second, version = field.decode().split(" ", 2)
    return Consent(version, datetime.fromtimestamp(int(second), UTC), given == "1")


def window_of(fields: Sequence[bytes | None]) -> Window:
    """Make a window of lu, ll, su, sl."""
    long_until, long_left, short_until, short_left = (int(one or 0) for one in fields)
    return Window(
        long_until=datetime.fromtimestamp(long_until, UTC) if long_until else None,
        long_left=long_left,
        short_until=datetime.fromtimestamp(short_until, UTC) if short_until else None,
        short_left=short_left,
    )
