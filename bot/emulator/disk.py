"""Keeps a world over a restart: SQLite, written once a second at most, never on a call's path."""

import json
import sqlite3
from pathlib import Path

from bot.emulator.people.chat import Entry
from bot.emulator.people.members import Member
from bot.emulator.world import World

_TABLES = """
    CREATE TABLE IF NOT EXISTS world (one INTEGER PRIMARY KEY CHECK (one = 1), saved TEXT);
    CREATE TABLE IF NOT EXISTS members (openid TEXT PRIMARY KEY, saved TEXT);
    CREATE TABLE IF NOT EXISTS entries (
        openid TEXT, n INTEGER, at INTEGER, sender TEXT, via TEXT, fields TEXT,
        PRIMARY KEY (openid, n)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS media (media_id TEXT PRIMARY KEY, labels TEXT, body BLOB);
"""


class Disk:
    """One file. A transaction is whole or not there, so a kill costs what was not yet saved."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "emulator.sqlite3")
        # A process may die at any time, and loses nothing by this; only a power cut could.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(_TABLES)
        self._media: set[str] = set()
        """The files that are written already; a file never changes."""

    def load(self, world: World) -> None:
        """Fill a fresh world with what was saved, if anything was."""
        row = self._db.execute("SELECT saved FROM world").fetchone()
        if row is None:
            return
        world.restore(json.loads(row[0]))
        for labels, body in self._db.execute("SELECT labels, body FROM media ORDER BY rowid"):
            world.media.restore(json.loads(labels), body)
        self._media = set(world.media.kept())
        for openid, saved in self._db.execute("SELECT openid, saved FROM members ORDER BY rowid"):
            world.restore_member(Member.restored(openid, json.loads(saved)))
        for openid, *columns in self._db.execute("SELECT * FROM entries ORDER BY openid, n"):
            member = world.roster.peek(openid)
            if member is not None:
                world.restore_entry(member, _entry(columns))

    def save(self, world: World) -> None:
        """Write what has changed since the last time."""
        if not (world.changed or world.changed_members or world.new_entries):
            return
        openids, world.changed_members = world.changed_members, set()
        entries, world.new_entries = world.new_entries, []
        world.changed = False
        with self._db:
            self._save_members(world, openids)
            self._save_media(world)
            self._db.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", map(_row, entries)
            )
            self._db.execute("REPLACE INTO world VALUES (1, ?)", (json.dumps(world.saved()),))

    def clear(self) -> None:
        with self._db:
            for table in ("world", "members", "entries", "media"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the four names above
        self._media = set()

    def close(self) -> None:
        self._db.close()

    def _save_members(self, world: World, openids: set[str]) -> None:
        members = [world.roster.peek(openid) for openid in openids]
        self._db.executemany(
            "INSERT INTO members VALUES (?, ?)"
            " ON CONFLICT (openid) DO UPDATE SET saved = excluded.saved",
            [(member.openid, json.dumps(member.saved())) for member in members if member],
        )

    def _save_media(self, world: World) -> None:
        kept = world.media.kept()
        gone = [(media_id,) for media_id in self._media - kept.keys()]
        self._db.executemany("DELETE FROM media WHERE media_id = ?", gone)
        self._db.executemany(
            "INSERT INTO media VALUES (?, ?, ?)",
            [
                (media_id, json.dumps(kept[media_id].labels()), kept[media_id].body)
                for media_id in kept
                if media_id not in self._media
            ],
        )
        self._media = set(kept)


def _row(new: tuple[str, Entry]) -> tuple[str, int, int, str, str, str]:
    openid, entry = new
    fields = json.dumps(entry.fields, ensure_ascii=False)
    return openid, entry.n, entry.at, entry.sender, entry.via, fields


def _entry(columns: list[object]) -> Entry:
    n, at, sender, via, fields = columns
    return Entry(n, at, sender, via, json.loads(str(fields)))  # type: ignore[arg-type]
