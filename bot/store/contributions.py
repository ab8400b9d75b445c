"""Contributions: how they are written, read, listed and moved."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from bot.model.contribution import (
    Attachment,
    Author,
    Contribution,
    Kind,
    MoveRecord,
    State,
    Visibility,
)
from bot.model.ids import BranchId, ItemId, OpenId, Receipt
from bot.store import media
from bot.store.base import Store
from bot.store.writes import Write

_PAGE = 500
_SEEN = ("state", "text", "attachments")
_LISTED = tuple(f"listed_{field}" for field in _SEEN)
"""Fields of an anonymous record that keep, until the full hour, what staff saw of it before."""


def writes(store: Store, kept: Contribution, order: float) -> list[Write]:
    """Give what a commit writes for a new contribution.

    `order` is its place in the lists, in unix seconds: its instant, or where it is anonymous the
    start of its study day, so that receipts of one day, being random, stand in random order.
    """
    keys = store.keys
    record = keys.contribution(kept.receipt)
    flat = [text for pair in _fields(kept).items() for text in pair]
    made = [
        Write("HSET", record, tuple(flat), fresh=True),
        Write("ZADD", keys.contributions(), (order, kept.receipt)),
    ]
    if kept.author.openid is not None:
        made.append(Write("ZADD", keys.contributions_of(kept.author.openid), (order, kept.receipt)))
    if kept.anonymous:
        made.append(Write("ZADD", keys.unlisted(), (0, kept.receipt)))
        made += _traces(store, kept)
    else:
        made.append(Write("ZADD", keys.listed(kept.kind, kept.state), (order, kept.receipt)))
    if place := place_of(store, kept):
        made.append(Write("ZADD", place, (order, kept.receipt)))
    return made + media.belongs(store, kept.receipt, kept.attachments)


def place_of(store: Store, kept: Contribution) -> str | None:
    """Name the list that a discussion post stands in: that of what it answers, or its topic's."""
    if kept.kind is not Kind.DISCUSSION:
        return None
    if kept.reply_to is not None:
        return store.keys.replies(kept.reply_to)
    return store.keys.posts(kept.topic) if kept.topic else None


def _fields(kept: Contribution) -> dict[str, str]:
    """Flatten a contribution; what is absent is left out."""
    named = {
        "kind": kept.kind,
        "text": kept.text,
        "author": kept.author.openid,
        "proof": kept.author.proof,
        "address": kept.author.address,
        "created": kept.created.isoformat(),
        "message_id": kept.message_id,
        "item": kept.item,
        "topic": kept.topic,
        "state": kept.state,
        "attachments": attachments_json(kept.attachments),
        "branch": kept.branch,
        "visibility": kept.visibility if kept.kind is Kind.EXPERIENCE else None,
        "held": kept.held,
        "picked": "1" if kept.picked else None,
        "reply_to": kept.reply_to,
    }
    return {name: value for name, value in named.items() if value}


def attachments_json(attachments: Sequence[Attachment]) -> str | None:
    """Write attachments as a record holds them; nothing where there are none."""
    if not attachments:
        return None
    return json.dumps([asdict(one) for one in attachments], ensure_ascii=False)


def _load(receipt: Receipt, raw: dict[bytes, bytes]) -> Contribution | None:
    if not raw:
        return None
    get = {name.decode(): value.decode() for name, value in raw.items()}
    sealed = "author" not in get
    created = get["created"]
    return Contribution(
        receipt=receipt,
        kind=Kind(get["kind"]),
        text=get.get("text", ""),
        author=Author(
            openid=None if sealed else OpenId(get["author"]),
            proof=get.get("proof", ""),
            address=get.get("address", ""),
        ),
        created=date.fromisoformat(created) if sealed else datetime.fromisoformat(created),
        message_id=get.get("message_id"),
        item=ItemId(get["item"]) if "item" in get else None,
        topic=get.get("topic"),
        attachments=tuple(Attachment(**one) for one in json.loads(get.get("attachments", "[]"))),
        state=State(get["state"]),
        branch=BranchId(get.get("branch", "")),
        visibility=Visibility(get.get("visibility", Visibility.ORGANISERS)),
        held=get.get("held", ""),
        picked="picked" in get,
        reply_to=Receipt(get["reply_to"]) if "reply_to" in get else None,
    )


def read(
    store: Store, receipts: Sequence[Receipt], *, as_listed: bool = False
) -> list[Contribution]:
    """Read several by their receipts, in that order; those that do not exist are left out.

    `as_listed`: as staff see them, an anonymous one as it stood on the last full hour (I7).
    """
    pipe = store.redis.pipeline(transaction=False)
    for receipt in receipts:
        pipe.hgetall(store.keys.contribution(receipt))
    raws = [_as_listed(raw) if as_listed else raw for raw in pipe.execute()]
    loaded = (_load(receipt, raw) for receipt, raw in zip(receipts, raws, strict=True))
    return [one for one in loaded if one is not None]


def _as_listed(raw: dict[bytes, bytes]) -> dict[bytes, bytes]:
    was = {field: raw[f"listed_{field}".encode()] for field in _SEEN if _held(raw, field)}
    return {**raw, **{field.encode(): value for field, value in was.items()}}


def _held(raw: dict[bytes, bytes], field: str) -> bool:
    return f"listed_{field}".encode() in raw


def moves(store: Store, receipt: Receipt) -> list[MoveRecord]:
    """Read the steps of one contribution's life, oldest first."""
    raw: list[bytes] = store.redis.lrange(store.keys.moves(receipt), 0, -1)
    return [_load_move(json.loads(one)) for one in raw]


def _load_move(raw: dict[str, Any]) -> MoveRecord:
    return MoveRecord(
        by=raw["by"],
        at=datetime.fromisoformat(raw["at"]),
        before=State(raw["before"]),
        after=State(raw["after"]),
        reason=raw["reason"],
        details=raw.get("details", {}),
    )


def moves_on(store: Store, one: Contribution, step: MoveRecord) -> list[Write]:
    """Give what a commit writes when its author moves a contribution on (撤回, 评价).

    Staff see it of an anonymous one on the full hour, as they did when it was handed in (I7).
    """
    keys = store.keys
    record = keys.contribution(one.receipt)
    made = [
        Write("HSET", record, ("state", step.after), expects=("state", step.before)),
        Write("RPUSH", keys.moves(one.receipt), (move_json(step),)),
    ]
    if isinstance(one.created, datetime):
        place = (one.created.timestamp(), one.receipt)
        left = Write("ZREM", keys.listed(one.kind, step.before), (one.receipt,))
        return [*made, left, Write("ZADD", keys.listed(one.kind, step.after), place)]
    return [*made, *_unseen(store, one), *_traces(store, one)]


def _unseen(store: Store, one: Contribution) -> list[Write]:
    """Give what lets staff see an anonymous one as it was, until the full hour (I7)."""
    keys, was = store.keys, (one.state, one.text, attachments_json(one.attachments) or "[]")
    record = keys.contribution(one.receipt)
    made = [Write("HSETNX", record, pair) for pair in zip(_LISTED, was, strict=True)]
    return [*made, Write("ZADD", keys.restless(), (0, one.receipt))]


def _traces(store: Store, one: Contribution) -> list[Write]:
    """Give what a commit writes where its own trace in the file could tell who wrote what (I7)."""
    if not one.anonymous:
        return []
    assert not isinstance(one.created, datetime)
    return [Write("SETNX", store.keys.rewrite_due(), (int(day_start(one.created)),))]


def grows(
    store: Store, one: Contribution, text: str, attachments: Sequence[Attachment]
) -> list[Write]:
    """Give what a commit writes when its author adds to it; `text` and `attachments` are all."""
    record = store.keys.contribution(one.receipt)
    made = [
        Write("HSET", record, ("text", text), expects=("text", one.text)),
        Write("HSET", record, ("state", one.state), expects=("state", one.state)),
    ]
    packed = attachments_json(attachments)
    if packed:
        made.append(Write("HSET", record, ("attachments", packed)))
        made += media.belongs(store, one.receipt, attachments)
    return made + (_unseen(store, one) if one.anonymous else []) + _traces(store, one)


def holds(store: Store, one: Contribution, held: str) -> Write:
    """Give what a commit writes to say why one must wait for a person's look."""
    return Write("HSET", store.keys.contribution(one.receipt), ("held", held))


def shows_to(store: Store, one: Contribution, visibility: Visibility) -> list[Write]:
    """Give what a commit writes when its author says who may see it."""
    record, guard = store.keys.contribution(one.receipt), ("state", str(one.state))
    return [Write("HSET", record, ("visibility", visibility), expects=guard)]


def move_json(step: MoveRecord) -> str:
    """Write one step as the list of moves holds it."""
    return json.dumps({**asdict(step), "at": step.at.isoformat()}, ensure_ascii=False)


def move(store: Store, one: Contribution, step: MoveRecord, notice: str) -> bool:
    """Move a contribution, keep the step, and hand its notice to the senders, all at once.

    False where it no longer stands at `step.before`, or its text is not what its maker saw.
    """
    keys = store.keys
    places = (
        keys.contribution(one.receipt),
        keys.moves(one.receipt),
        keys.listed(one.kind, step.before),
        keys.listed(one.kind, step.after),
        keys.moved(),
    )
    moved = move_json(step)
    told = json.dumps({"reason": step.reason, **step.details}, ensure_ascii=False)
    arguments = (one.receipt, step.before, step.after, moved, notice, told, one.text)
    made = bool(store.script("move", places, arguments))
    if made and one.anonymous:
        owe(store, step.at.timestamp())
    return made


def owe(store: Store, since: float) -> None:
    """Owe a rewriting of the append-only file: it names an anonymous one beside its author (I7)."""
    store.redis.set(store.keys.rewrite_due(), int(since), nx=True)


def of_member(store: Store, openid: OpenId, most: int) -> list[Contribution]:
    """Read a member's newest contributions; anonymous ones are not among them (I7)."""
    found = store.redis.zrevrange(store.keys.contributions_of(openid), 0, most - 1)
    return read(store, [Receipt(one.decode()) for one in found])


def for_author(store: Store, openid: OpenId, receipt: Receipt) -> Contribution | None:
    """Read one for the member who sent its code, if it is theirs; None tells nothing else."""
    found = read(store, [receipt])
    if not found:
        return None
    author = found[0].author
    proven = author.proof == store.sealer.mark("author", openid, receipt)
    return found[0] if author.openid == openid or (author.proof and proven) else None


def everything(store: Store) -> Iterator[Contribution]:
    """Go through all contributions, oldest first; one day's anonymous ones in random order."""
    start = 0
    while found := store.redis.zrange(store.keys.contributions(), start, start + _PAGE - 1):
        yield from read(store, [Receipt(one.decode()) for one in found])
        start += _PAGE


def list_anonymous(store: Store) -> int:
    """Take the anonymous ones into the lists, and what their authors did since (I7).

    On the full hour; gives how many.
    """
    keys = store.keys
    waiting = [store.redis.zrange(key, 0, -1) for key in (keys.unlisted(), keys.restless())]
    found = dict.fromkeys(Receipt(one.decode()) for group in waiting for one in group)
    before = {one.receipt: one.state for one in read(store, list(found), as_listed=True)}
    listed = read(store, list(found))
    pipe = store.redis.pipeline()
    for one in listed:
        assert isinstance(one.created, date)
        pipe.zrem(keys.listed(one.kind, before[one.receipt]), one.receipt)
        pipe.zadd(keys.listed(one.kind, one.state), {one.receipt: day_start(one.created)})
        pipe.hdel(keys.contribution(one.receipt), *_LISTED)
        pipe.zrem(keys.unlisted(), one.receipt)
        pipe.zrem(keys.restless(), one.receipt)
    pipe.execute()
    return len(listed)


def day_start(day: date) -> float:
    """Give the order of an anonymous contribution: its study day, as unix seconds at 00:00 UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
