"""Moves whose author is still to be told: a stream that the senders read."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.contribution import Author
from bot.model.dialogue import Notice
from bot.model.ids import OpenId, Receipt
from bot.store import contributions
from bot.store.base import Store
from bot.store.notices import queue_of, seal_notice
from bot.store.streams import Entry, take, take_over

GROUP = "tellers"


def next_moves(store: Store, sender: str) -> Sequence[Entry]:
    """Take moves to tell of: a dead sender's first."""
    key = store.keys.moved()
    return take_over(store, key, GROUP, sender) or take(store, key, GROUP, sender, most=16)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that lies in its reader's queue now, sealed, and may also be sent at once."""

    openid: OpenId
    notice: Notice
    sealed: bytes


def hand_over(store: Store, entry: Entry) -> Told | None:
    """Put a move's notice into its author's queue, and take it off the stream, in one step.

    Opens an anonymous author's return address: one of the two places that do (I7).
    """
    receipt = Receipt(entry.fields["receipt"])
    found = contributions.read(store, [receipt])
    openid = _author(store, found[0].author, receipt) if found else None
    if openid is None:
        store.script("drop_entry", (store.keys.moved(),), (GROUP, entry.id))
        return None
    values = {"receipt": receipt, "reason": entry.fields["reason"]}
    notice = Notice(entry.fields["notice"], values)
    sealed = seal_notice(store.sealer, notice)
    keys = (store.keys.moved(), queue_of(store, openid))
    if not store.script("hand_over", keys, (GROUP, entry.id, sealed)):
        return None
    return Told(openid, notice, sealed)


def _author(store: Store, author: Author, receipt: Receipt) -> OpenId | None:
    if author.openid is not None or not author.address:
        return author.openid
    return OpenId(store.sealer.open_address(author.address, receipt))


def pay_window(store: Store, openid: OpenId, now: float) -> bool:
    """Pay one message of a member's window; False where none is open."""
    return bool(store.script("pay_window", (store.keys.member(openid),), (int(now),)))


def take_back(store: Store, told: Told) -> None:
    """Take a notice out of the queue: it has just been sent."""
    store.redis.execute_command("LREM", queue_of(store, told.openid), 1, told.sealed)
