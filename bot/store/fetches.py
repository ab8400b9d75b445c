"""Files that are still to be fetched: a stream that the senders read, and those for later.

The stream holds file names alone. What failed leaves it, for its entries' ids tell the time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.model.media import Found, MediaState
from bot.store import streams
from bot.store.base import Store
from bot.store.client import Value
from bot.store.media import MEDIA_ID
from bot.store.streams import Entry

GROUP = "fetchers"
_MOST = 4
_STEP = 64


@dataclass(frozen=True, slots=True)
class Fetch:
    """One file to fetch. `entry` is its place in the stream; `media_id` is the platform's name."""

    entry: str
    file: str
    type: str
    day: date
    media_id: str
    tries: int


def prepare(store: Store) -> None:
    """Make the group of those who fetch, once."""
    streams.prepare(store, store.keys.fetches(), GROUP)


def take(store: Store, reader: str, now: datetime) -> list[Fetch]:
    """Take some to fetch: those whose time has come, a dead reader's, or new ones."""
    keys = store.keys
    due = (keys.fetches_later(), keys.fetches())
    store.script("fetches_due", due, (int(now.timestamp()), _STEP))
    taken = streams.take_over(store, keys.fetches(), GROUP, reader)
    taken = taken or streams.take(store, keys.fetches(), GROUP, reader, most=_MOST)
    return [found for one in taken if (found := _read(store, one))]


def _read(store: Store, entry: Entry) -> Fetch | None:
    """Look up what an entry names; one that is wanted no more is dropped."""
    file = entry.fields["file"]
    wanted = ("state", MEDIA_ID, "type", "day", "tries")
    state, sealed, kind, day, tries = store.redis.hmget(store.keys.media(file), wanted)
    if state != MediaState.PENDING.encode() or sealed is None or kind is None or day is None:
        store.script("drop_entry", (store.keys.fetches(),), (GROUP, entry.id))
        return None
    return Fetch(
        entry=entry.id,
        file=file,
        type=kind.decode(),
        day=date.fromisoformat(day.decode()),
        media_id=store.sealer.open(sealed, store.keys.media(file)),
        tries=int(tries or 0),
    )


def keep(store: Store, reader: str, entries: Sequence[str]) -> None:
    """Show that the reader of entries lives."""
    for entry in entries:
        streams.keep(store, store.keys.fetches(), GROUP, reader, entry)


def kept(store: Store, fetch: Fetch, found: Found) -> bool:
    """Record that a file lies in the folder. False where it was erased meanwhile."""
    fields: dict[str, Value] = {"state": MediaState.KEPT, "code": "", "mime": found.mime}
    fields |= {"size": found.size, "sha256": found.sha256}
    if found.plays:
        fields["plays"] = 1
    return _settle(store, fetch, fields) != "gone"


def failed(store: Store, fetch: Fetch, code: str) -> None:
    """Record that a file cannot be had."""
    _settle(store, fetch, {"state": MediaState.FAILED, "code": code, "tries": fetch.tries + 1})


def later(store: Store, fetch: Fetch, code: str, at: datetime, tries: int) -> None:
    """Record why it failed this time, and when to try again."""
    _settle(store, fetch, {"code": code, "tries": tries}, at)


def _settle(
    store: Store, fetch: Fetch, fields: Mapping[str, Value], again: datetime | None = None
) -> str:
    """Write the outcome of a try, unless another reader settled it: settled, over or gone."""
    keys = (store.keys.media(fetch.file), store.keys.fetches(), store.keys.fetches_later())
    when = "" if again is None else int(again.timestamp())
    flat = [part for pair in fields.items() for part in pair]
    told = store.script("settle_fetch", keys, (GROUP, fetch.entry, fetch.file, when, *flat))
    return str(told.decode())
