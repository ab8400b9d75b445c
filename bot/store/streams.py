"""Streams with a group of readers: take what is new, take over what a dead reader left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import redis

from bot.store.base import Store

STALE = 8_000
"""Milliseconds without a sign of its reader after which an entry is taken over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a stream."""

    id: str
    fields: dict[str, str]


def prepare(store: Store, key: str, group: str) -> None:
    """Make a stream's group of readers, once."""
    try:
        store.redis.execute_command("XGROUP", "CREATE", key, group, "0", "MKSTREAM")
    except redis.ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise


def take(
    store: Store, key: str, group: str, reader: str, *, most: int = 1, wait_ms: int = 400
) -> Sequence[Entry]:
    """Take new entries, or wait a little for one."""
    read = ("XREADGROUP", "GROUP", group, reader, "COUNT", most, "BLOCK", wait_ms)
    found = store.redis.execute_command(*read, "STREAMS", key, ">")
    if not found:
        return []
    return _entries(found[key.encode()][0] if isinstance(found, dict) else found[0][1])


def take_over(store: Store, key: str, group: str, reader: str) -> Sequence[Entry]:
    """Take an entry whose reader gave no sign of life for `STALE`.

    One call looks at ten entries for each that it may take: so the cursor is followed to its end.
    """
    cursor: bytes | str = "0"
    while True:
        claim = ("XAUTOCLAIM", key, group, reader, STALE, cursor, "COUNT", 1)
        cursor, raw, *_ = store.redis.execute_command(*claim)
        found = _entries(raw)
        if found or cursor == b"0-0":
            return found


def _entries(raw: list[Any]) -> list[Entry]:
    return [Entry(entry.decode(), _fields(flat)) for entry, flat in raw if flat is not None]


def _fields(flat: Any) -> dict[str, str]:
    pairs = flat.items() if isinstance(flat, dict) else zip(flat[::2], flat[1::2], strict=True)
    return {name.decode(): value.decode() for name, value in pairs}


def keep(store: Store, key: str, group: str, reader: str, entry: str) -> None:
    """Show that the reader of an entry lives."""
    store.redis.execute_command("XCLAIM", key, group, reader, 0, entry, "JUSTID", parse_justid=True)
