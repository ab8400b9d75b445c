"""Batches: ranges of member numbers that a push's senders work through.

A batch belongs to the sender that took it from the stream until it is acknowledged. A sender keeps
its batches fresh while it lives; one that was not kept fresh is taken over. Within a batch each
member is claimed in the ledger before anything is sent (I3).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.ids import MemberNumber, OpenId, PushId
from bot.model.member import Member
from bot.model.push import Delivery
from bot.store import members, streams
from bot.store.base import Store
from bot.store.ledgers import LIFE
from bot.store.streams import Entry

GROUP = "senders"


@dataclass(frozen=True, slots=True)
class Batch:
    """A range of member numbers of one push. `entry` is its place in the stream."""

    entry: str
    push: PushId
    numbers: range


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one member: a state, and the platform's code where it refused them.

    `sure`: False where nobody knows whether a message arrived; the item counts as had then (I5).
    """

    number: MemberNumber
    state: Delivery
    code: int = 0
    sure: bool = True


def prepare(store: Store) -> None:
    """Make the group of senders, once."""
    streams.prepare(store, store.keys.batches(), GROUP)


def take(store: Store, sender: str) -> Batch | None:
    """Take the next new batch, or wait a little for one."""
    found = streams.take(store, store.keys.batches(), GROUP, sender)
    return _batch(found[0]) if found else None


def take_over(store: Store, sender: str) -> Batch | None:
    """Take a batch whose sender gave no sign of life lately."""
    found = streams.take_over(store, store.keys.batches(), GROUP, sender)
    return _batch(found[0]) if found else None


def _batch(entry: Entry) -> Batch:
    numbers = range(int(entry.fields["first"]), int(entry.fields["last"]) + 1)
    return Batch(entry.id, PushId(entry.fields["push"]), numbers)


def keep(store: Store, sender: str, batch: Batch) -> None:
    """Show that the batch's sender lives."""
    streams.keep(store, store.keys.batches(), GROUP, sender, batch.entry)


def finish(store: Store, batch: Batch) -> None:
    """Acknowledge a batch; the last one ends its push."""
    keys = (store.keys.batches(), store.keys.push(batch.push))
    store.script("finish_batch", keys, (GROUP, batch.entry))


def abandoned(store: Store, batch: Batch) -> int:
    """Let those wait whom a dead sender had in hand: nobody knows if they got it (design 4)."""
    keys = (store.keys.push(batch.push), store.keys.ledger(batch.push))
    first, last = batch.numbers.start, batch.numbers.stop - 1
    return int(store.script("abandoned", keys, (first, last)))


def queued(store: Store, batch: Batch) -> list[Member]:
    """Read the members of a batch who are still to be sent to."""
    ledger, first = store.keys.ledger(batch.push), batch.numbers.start
    gets = [part for n in batch.numbers for part in ("GET", "u4", f"#{n}")]
    states = store.redis.execute_command("BITFIELD", ledger, *gets)
    wanted = {n for n, s in zip(batch.numbers, states, strict=True) if s == Delivery.QUEUED}
    if not wanted:
        return []
    numbers = range(first, batch.numbers.stop)
    return [one for one in members.by_numbers(store, numbers) if one.number in wanted]


def claim(
    store: Store,
    batch: Batch,
    item_had: str,
    chosen: Sequence[tuple[MemberNumber, OpenId]],
    now: float,
) -> list[MemberNumber]:
    """Claim members for a message inside their window; gives who may be sent to.

    The others wait, whose window shut or filled meanwhile; who had the item since (I5) counts as
    delivered. `item_had` is the bitmap of who had it.
    """
    records = [store.keys.member(openid) for _, openid in chosen]
    keys = (store.keys.push(batch.push), store.keys.ledger(batch.push), item_had, *records)
    numbers = [number for number, _ in chosen]
    claimed = store.script("claim", keys, (int(now), *numbers))
    return [MemberNumber(int(one)) for one in claimed]


def record(store: Store, batch: Batch, item_had: str, outcomes: Sequence[Outcome]) -> None:
    """Write what became of members. `item_had` is the bitmap of who had the item."""
    keys = (
        store.keys.push(batch.push),
        store.keys.ledger(batch.push),
        item_had,
        store.keys.unreached(batch.push),
    )
    flat = [(one.number, int(one.state), one.code, int(one.sure)) for one in outcomes]
    store.script("record", keys, (LIFE, *(part for one in flat for part in one)))
