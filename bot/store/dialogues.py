"""Dialogues and drafts as sealed JSON."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.model.contribution import Attachment, Draft, Kind
from bot.model.dialogue import Asked, Dialogue, Writing
from bot.store.sealing import Sealer


def instant(second: float) -> datetime:
    """Make an aware UTC instant of unix seconds."""
    return datetime.fromtimestamp(second, UTC)


def dumps(thing: Any) -> str:
    """Write a dataclass as JSON, instants as unix seconds."""
    return _json(asdict(thing))


_json = json.JSONEncoder(
    default=lambda value: _plain(value), ensure_ascii=False, separators=(",", ":")
).encode


def _plain(value: object) -> float:
    if isinstance(value, datetime):
        return value.timestamp()
    raise TypeError(f"{value!r} has no JSON form here")


def seal_dialogue(sealer: Sealer, openid: str, dialogue: Dialogue) -> bytes:
    """Seal a dialogue for its member's record."""
    plain: dict[str, Any] = {
        "questions": dialogue.questions,
        "minute": dialogue.minute,
        "heard": dialogue.heard,
    }
    for name in ("asked", "writing"):
        open_now = getattr(dialogue, name)
        plain[name] = open_now and asdict(open_now)
    return sealer.seal(_json(plain), f"dialogue:{openid}")


def open_dialogue(sealer: Sealer, openid: str, sealed: bytes | None) -> Dialogue:
    """Open what `seal_dialogue` made; a new member has an empty one."""
    if not sealed:
        return Dialogue()
    raw = json.loads(sealer.open(sealed, f"dialogue:{openid}"))
    asked, writing = raw.pop("asked"), raw.pop("writing")
    return Dialogue(
        asked=asked and Asked(asked["number"], load_draft(asked["draft"]), instant(asked["at"])),
        writing=writing and _load_writing(writing),
        **raw,
    )


def _load_writing(raw: dict[str, Any]) -> Writing:
    return Writing(
        kind=Kind(raw["kind"]),
        anonymous=raw["anonymous"],
        last=instant(raw["last"]),
        parts=tuple(raw["parts"]),
        attachments=_attachments(raw["attachments"]),
        message_id=raw["message_id"],
    )


def load_draft(raw: dict[str, Any]) -> Draft:
    """Make a draft of its JSON."""
    return Draft(
        id=raw["id"],
        text=raw["text"],
        at=instant(raw["at"]),
        attachments=_attachments(raw["attachments"]),
        message_id=raw["message_id"],
        anonymous=raw["anonymous"],
        short=raw["short"],
    )


def _attachments(raw: list[dict[str, Any]]) -> tuple[Attachment, ...]:
    return tuple(Attachment(one["type"], one["fields"]) for one in raw)
