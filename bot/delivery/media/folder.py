"""The folder of fetched files: `<ab>/<file>`, and beside a voice `<ab>/<file>.mp3`.

With several machines it is shared. A file stands under its name only when it is whole.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

_DRAFTS = "incoming"


@dataclass(frozen=True, slots=True)
class Folder:
    """`root` is ``$DATA_DIR/media``; it need not exist yet."""

    root: Path

    def path(self, file: str) -> Path:
        """Say where a file lies, as it came (but cleaned)."""
        return self.root / file[:2] / file

    def playable(self, file: str) -> Path:
        """Say where the MP3 of a voice lies."""
        return self.root / file[:2] / f"{file}.mp3"

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """Give an empty file of one's own in the same file system, gone afterwards."""
        drafts = self.root / _DRAFTS
        drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=drafts)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def keep(self, draft: Path, place: Path, day: datetime) -> None:
        """Give a draft its place for good. Its times tell the day alone, by its first instant (I7).

        It survives a loss of power once this returns.
        """
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.utime(draft, (day.timestamp(), day.timestamp()))
        _sync(draft)
        draft.rename(place)
        _sync(place.parent)

    def delete(self, files: Sequence[str]) -> None:
        """Delete files; those that are not there are none the worse for it."""
        for file in files:
            self.path(file).unlink(missing_ok=True)
            self.playable(file).unlink(missing_ok=True)

    def sweep(self, seconds: float = 3600) -> None:
        """Delete drafts that a crash left behind so long ago."""
        for one in (self.root / _DRAFTS).glob("*"):
            if one.stat().st_mtime < time.time() - seconds:
                one.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as read:
        return file_digest(read, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
