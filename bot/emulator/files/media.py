"""The media files that the platform keeps: temporary ones for three days, or for good."""

import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.emulator import limits
from bot.emulator.errors import PlatformError
from bot.emulator.files.playtimes import seconds_of
from bot.emulator.files.sample_files import sample_files
from bot.emulator.files.stored import File, Kind, Place, Stored

_COUNTED_AS: Mapping[str, str] = {"thumb": "image"}


class Media:
    """By media_id. Members' own attachments are in it too; samples from the start.

    What is over can still be seen on the phones that got it. All together takes at most
    MEDIA_KEPT_BYTES: beyond it the oldest temporary files are forgotten.
    """

    def __init__(self) -> None:
        self._samples = {sample.media_id: sample for sample in sample_files()}
        self._stored: dict[str, Stored] = {}
        self._bytes = 0
        self._counts: Counter[str] = Counter()

    def find(self, media_id: str, now: float) -> Stored | None:
        """What may be sent with this id; None for one that never was, or is over."""
        stored = self.seen(media_id)
        if stored is None or stored.place == "article":
            return None
        return stored if stored.expires_at is None or now < stored.expires_at else None

    def seen(self, media_id: str) -> Stored | None:
        """What stands on a phone, even if its three days are over."""
        return self._stored.get(media_id) or self._samples.get(media_id)

    def seconds(self, media_id: object) -> int | None:
        """How long this voice plays; None for what is none, or where that cannot be told."""
        stored = self.seen(media_id) if isinstance(media_id, str) else None
        return stored.seconds if stored else None

    def material(self, media_id: object) -> Stored | None:
        """A permanent one."""
        stored = self._stored.get(media_id) if isinstance(media_id, str) else None
        return stored if stored and stored.place == "material" else None

    def materials(self, kind: Kind) -> list[Stored]:
        """All permanent ones of a kind, the newest first."""
        mine = [one for one in self._stored.values() if one.place == "material"]
        return [one for one in reversed(mine) if one.kind == kind]

    def count(self, kind: str) -> int:
        """Permanent ones; thumbs count as images."""
        return self._counts[kind]

    def add(self, kind: Kind, file: File, now: float) -> Stored:
        """Keep a temporary file. Raises PlatformError -1 where permanent ones fill everything."""
        over = now + limits.MEDIA_DAYS * 24 * 3600
        return self._take(_new(kind, file, now, over, "temporary"))

    def keep(self, place: Place, kind: Kind, file: File, now: float) -> Stored:
        """Keep a permanent file. Raises PlatformError 45034 after too many of its kind."""
        counted = _COUNTED_AS.get(kind, kind)
        most = limits.MATERIAL_IMAGES if counted == "image" else limits.MATERIAL_OTHERS
        if place == "material" and self._counts[counted] >= most:
            raise PlatformError(45034)
        return self._take(_new(kind, file, now, None, place))

    def remove(self, media_id: str) -> None:
        stored = self._stored.pop(media_id)
        self._bytes -= len(stored.body)
        self._count(stored, -1)

    def kept(self) -> Mapping[str, Stored]:
        """All but the samples, for the disk."""
        return self._stored

    def restore(self, labels: Mapping[str, Any], body: bytes) -> None:
        """Take one back from the disk, in the order in which they came."""
        self._take(Stored(**labels, body=body))

    def _take(self, stored: Stored) -> Stored:
        self._make_room(len(stored.body))
        self._stored[stored.media_id] = stored
        self._bytes += len(stored.body)
        self._count(stored, 1)
        return stored

    def _make_room(self, size: int) -> None:
        while self._bytes + size > limits.MEDIA_KEPT_BYTES:
            old = next((one for one in self._stored.values() if one.place == "temporary"), None)
            if old is None:
                raise PlatformError(-1, "hint: [this emulator keeps 200 MB of media, no more]")
            self.remove(old.media_id)

    def _count(self, stored: Stored, by: int) -> None:
        if stored.place == "material":
            self._counts[_COUNTED_AS.get(stored.kind, stored.kind)] += by


def _new(kind: Kind, file: File, now: float, over: float | None, place: Place) -> Stored:
    return Stored(
        media_id=secrets.token_urlsafe(48),
        kind=kind,
        name=file.name,
        content_type=file.content_type,
        body=file.body,
        created_at=now,
        expires_at=over,
        place=place,
        title=file.title,
        introduction=file.introduction,
        seconds=seconds_of(file.body) if kind == "voice" else None,
    )
