"""Deleting files that members sent, with all that is known of them (I9)."""

from collections.abc import Sequence
from pathlib import Path

from bot.delivery.media.folder import Folder
from bot.store import media
from bot.store.base import Store


def delete(folder: Path, store: Store, files: Sequence[str]) -> None:
    """Forget files and delete them. A fetch that ends later finds no record, and keeps nothing.

    The record goes first: so the file of an erased record is deleted by whoever comes second.
    """
    media.forget(store, files)
    Folder(folder).delete(files)
