"""Moves whose author is still to be told: a stream that the senders read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.contribution import Author, Contribution, Kind, Visibility
from bot.model.dialogue import Notice
from bot.model.ids import OpenId, Receipt
from bot.model.say import Value, say
from bot.store import contributions, members
from bot.store.base import Store
from bot.store.notices import queue_of, seal_notice
from bot.store.streams import Entry, take, take_over

GROUP = "tellers"

SHOWN = ("notice.let-through", "notice.shown")
"""Notices that promise that others see a post; ``notice.let-through-…`` say what is so instead."""


def next_moves(store: Store, sender: str) -> Sequence[Entry]:
    """Take moves to tell of: a dead sender's first."""
    key = store.keys.moved()
    return take_over(store, key, GROUP, sender) or take(store, key, GROUP, sender, most=16)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that lies in its reader's queue now, sealed, and may also be sent at once.

    `language` is the reader's; empty where it is the account's.
    """

    openid: OpenId
    notice: Notice
    sealed: bytes
    language: str = ""


def hand_over(store: Store, entry: Entry) -> Told | None:
    """Put a move's notice into its author's queue, and take it off the stream, in one step.

    The file then tells of both, one after the other: it owes a rewriting.

    Opens an anonymous author's return address: one of the two places that do (I7).
    """
    receipt = Receipt(entry.fields["receipt"])
    found = contributions.read(store, [receipt])
    openid = _author(store, found[0].author, receipt) if found else None
    if openid is None:
        store.script("drop_entry", (store.keys.moved(),), (GROUP, entry.id))
        return None
    author = members.read(store, openid)
    shows = author.shows is not None and author.shows.given
    notice = _notice(entry, found[0], shows=shows)
    sealed = seal_notice(store.sealer, notice)
    keys = (store.keys.moved(), queue_of(store, openid))
    if not store.script("hand_over", keys, (GROUP, entry.id, sealed)):
        return None
    if found[0].anonymous:
        contributions.owe(store, 0)
    return Told(openid, notice, sealed, author.language)


def _author(store: Store, author: Author, receipt: Receipt) -> OpenId | None:
    if author.openid is not None or not author.address:
        return author.openid or None  # an erased author is nobody
    return OpenId(store.sealer.open_address(author.address, receipt))


def _notice(entry: Entry, one: Contribution, *, shows: bool) -> Notice:
    """Give what its author hears. `shows`: they let others see their words."""
    said: dict[str, str] = json.loads(entry.fields["values"])
    values: dict[str, Value] = {"receipt": one.receipt, "kind": say(f"kind.{one.kind}"), **said}
    if "answer" in said:
        values["answer"] = say(f"answer.{said['answer'].lower()}")
    return Notice(_key(entry.fields["notice"], one, shows=shows), values)


def _key(named: str, one: Contribution, *, shows: bool) -> str:
    """Name the sentence: a post that is let through, and shown to nobody, is told so."""
    if named not in SHOWN:
        return named
    if one.kind is Kind.EXPERIENCE and one.visibility is Visibility.ORGANISERS:
        return f"{SHOWN[0]}-organisers"
    if not shows:
        return f"{SHOWN[0]}-unshown"
    return f"{SHOWN[0]}-experience" if one.kind is Kind.EXPERIENCE else named


def pay_window(store: Store, openid: OpenId, now: float) -> bool:
    """Pay one message of a member's window; False where none is open."""
    paid = bool(store.script("pay_window", (store.keys.member(openid),), (int(now),)))
    contributions.owe(store, now)  # the file may name what was told just before (I7)
    return paid


def take_back(store: Store, told: Told) -> None:
    """Take a notice out of the queue: it has just been sent."""
    store.redis.execute_command("LREM", queue_of(store, told.openid), 1, told.sealed)
    contributions.owe(store, 0)
