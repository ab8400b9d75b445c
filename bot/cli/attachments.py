"""What came with a contribution, as exports give it."""

from typing import Any

from bot.model.contribution import Attachment, Contribution
from bot.model.media import Kept, MediaState
from bot.store import media
from bot.store.base import Store


def exported(store: Store, one: Contribution) -> list[dict[str, Any]]:
    """Give the attachments by WeChat's element names, and what is known of their files."""
    known = media.of(store, one.attachments)
    return [_row(each, known.get(each.file)) for each in one.attachments]


def _row(one: Attachment, kept: Kept | None) -> dict[str, Any]:
    row: dict[str, Any] = {"type": one.type, **one.fields}
    if one.file:
        row |= {"file": one.file, "fetched": kept.state.value if kept else "erased"}
    if kept and kept.state is MediaState.KEPT:
        row |= {"mime": kept.mime, "size": kept.size, "sha256": kept.sha256}
    if kept and kept.transcript:
        row["transcript"] = kept.transcript.text
    return row
