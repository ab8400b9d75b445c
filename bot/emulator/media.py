"""The media files that the platform keeps: temporary ones for three days, or for good."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from bot.emulator.limits import MEDIA_DAYS

Kind: TypeAlias = Literal["image", "voice", "video", "thumb"]

_PAGE = Path(__file__).with_name("page")


@dataclass(frozen=True, slots=True)
class Stored:
    """One file. `expires_at` is None for a permanent one."""

    media_id: str
    kind: Kind
    name: str
    content_type: str
    body: bytes
    created_at: float
    expires_at: float | None


class Media:
    """By media_id. Members' own attachments are in it from the start, as samples."""

    def __init__(self) -> None:
        self._stored = {sample.media_id: sample for sample in _samples()}

    def find(self, media_id: str, now: float) -> Stored | None:
        """None for an id that never was, or is over."""
        stored = self._stored.get(media_id)
        if stored is None or (stored.expires_at is not None and now >= stored.expires_at):
            return None
        return stored

    def add(self, kind: Kind, name: str, content_type: str, body: bytes, now: float) -> Stored:
        """Keep a temporary file."""
        stored = Stored(
            _new_id(), kind, name, content_type, body, now, now + MEDIA_DAYS * 24 * 3600
        )
        self._stored[stored.media_id] = stored
        return stored

    def saved(self) -> list[Any]:
        return []

    def restore(self, saved: list[Mapping[str, Any]]) -> None:
        pass


def _new_id() -> str:
    return secrets.token_urlsafe(48)


def _samples() -> list[Stored]:
    """What phones send unless a file is given."""
    picture = (_PAGE / "sample.png").read_bytes()
    return [
        Stored("sample-image", "image", "sample.png", "image/png", picture, 0.0, None),
        Stored("sample-voice", "voice", "sample.amr", "audio/amr", b"#!AMR\n", 0.0, None),
        Stored("sample-voice-16k", "voice", "sample.speex", "voice/speex", b"", 0.0, None),
        Stored("sample-video", "video", "sample.mp4", "video/mp4", b"", 0.0, None),
        Stored("sample-shortvideo", "video", "sample.mp4", "video/mp4", b"", 0.0, None),
        Stored("sample-thumb", "thumb", "sample.png", "image/png", picture, 0.0, None),
    ]
