"""Erasing a member to the end: in steps that may be broken off anywhere and begun again (I9)."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.model.contribution import Attachment, Contribution, Kind, MoveRecord, State
from bot.model.ids import ItemId
from bot.store import contributions, effacing, erasing, kept, likes, members
from bot.store.base import Store
from bot.store.erasing import Gone
from bot.store.writes import apply


@dataclass(frozen=True, slots=True)
class Places:
    """Where something of a member may lie beside their record.

    `items`: those that they may have had. `delete` takes names of fetched files.
    """

    data_dir: Path
    items: Sequence[ItemId]
    delete: Callable[[Sequence[str]], None]


def stays(one: Contribution, history: Sequence[MoveRecord]) -> bool:
    """Tell whether the organisation keeps its text: a suggestion that was ever taken up (立案)."""
    once = one.state is State.ACCEPTED or any(step.after is State.ACCEPTED for step in history)
    return one.kind is Kind.SUGGESTION and once


def erase(store: Store, places: Places, erasure: str, now: datetime) -> None:
    """Erase what is left of one member, to the end."""
    gone = erasing.read(store, erasure)
    if gone is None:
        erasing.drop(store, erasure)
        return
    while texts := erasing.kept_left(store, gone):
        for text_id in texts:
            _erase_text(store, places, gone, text_id)
    while receipts := erasing.contributions_left(store, gone):
        for one in contributions.read(store, receipts):
            _efface(store, places, one, now)
        for receipt in receipts:
            erasing.forget(store, gone, erasing.CONTRIBUTIONS, receipt)
    _erase_dialogue(places, gone)
    apply(store, likes.forgets(store, gone.openid))
    erasing.forget_pushes(store, gone.number, places.items)
    note(places.data_dir, members.erased_mark(store, gone.openid), now)
    erasing.finish(store, gone, now)


def _erase_text(store: Store, places: Places, gone: Gone, text_id: str) -> None:
    text = kept.read(store, text_id)
    if text is not None:
        _remove(places, text.attachments)
    kept.erase(store, text_id)
    erasing.forget(store, gone, erasing.KEPT, text_id)


def _efface(store: Store, places: Places, one: Contribution, now: datetime) -> None:
    """Take a contribution away, or its author off it; anew while staff are moving it."""
    receipt = one.receipt
    while True:
        history = contributions.moves(store, receipt)
        _remove(places, one.attachments)
        written = (
            effacing.stays(store, one, history)
            if stays(one, history)
            else effacing.goes(store, one, now)
        )
        if apply(store, written):
            return
        found = contributions.read(store, [receipt])
        if not found:
            return
        one = found[0]


def _erase_dialogue(places: Places, gone: Gone) -> None:
    """Remove the files of what was being written, or asked about."""
    writing, asked = gone.dialogue.writing, gone.dialogue.asked
    _remove(places, writing.attachments if writing else ())
    _remove(places, asked.draft.attachments if asked and asked.draft else ())


def _remove(places: Places, attachments: Sequence[Attachment]) -> None:
    files = [one.file for one in attachments if one.file]
    if files:
        places.delete(files)


def note(data_dir: Path, mark: str, now: datetime) -> None:
    """Add an erasure to the list that no backup holds: whoever restores one erases them again."""
    path = data_dir / "erased"
    line = f"{int(now.timestamp())} {mark}\n"
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)
