"""Dialogues and drafts as sealed JSON."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from bot.model.contribution import Attachment, Draft, Kind
from bot.model.dialogue import (
    Asked,
    Dialogue,
    Filed,
    Part,
    QuestionKind,
    Quizzing,
    Scanned,
    Writing,
)
from bot.model.ids import BranchId, Receipt
from bot.store.sealing import Sealer


def instant(second: float) -> datetime:
    """Make an aware UTC instant of unix seconds."""
    return datetime.fromtimestamp(second, UTC)


def dumps(thing: Any) -> str:
    """Write a dataclass as JSON, instants as unix seconds."""
    return _json(thing)


_json = json.JSONEncoder(
    default=lambda value: _plain(value), ensure_ascii=False, separators=(",", ":")
).encode


def _plain(value: object) -> object:
    """Take a dataclass apart as it is met: `asdict` copies all of it first, 30 µs apiece."""
    if isinstance(value, datetime):
        return value.timestamp()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"{value!r} has no JSON form here")


def seal_dialogue(sealer: Sealer, openid: str, dialogue: Dialogue) -> bytes:
    """Seal a dialogue for its member's record; what is not open is left out."""
    counts = {"questions": dialogue.questions, "minute": dialogue.minute, "heard": dialogue.heard}
    plain: dict[str, Any] = dict(counts)
    for name in _LOADERS:
        open_now = getattr(dialogue, name)
        if open_now is not None:
            plain[name] = open_now
    return sealer.seal(_json(plain), f"dialogue:{openid}")


def open_dialogue(sealer: Sealer, openid: str, sealed: bytes | None) -> Dialogue:
    """Open what `seal_dialogue` made; a new member has an empty one."""
    if not sealed:
        return Dialogue()
    raw = json.loads(sealer.open(sealed, f"dialogue:{openid}"))
    return Dialogue(
        **{name: _LOADERS[name](one) if name in _LOADERS else one for name, one in raw.items()}
    )


def _load_asked(raw: dict[str, Any]) -> Asked:
    return Asked(
        number=raw["number"],
        draft=raw["draft"] and load_draft(raw["draft"]),
        at=instant(raw["at"]),
        kind=QuestionKind(raw["kind"]),
        values=raw["values"],
    )


def _load_writing(raw: dict[str, Any]) -> Writing:
    return Writing(
        kind=Kind(raw["kind"]),
        anonymous=raw["anonymous"],
        last=instant(raw["last"]),
        parts=tuple(raw["parts"]),
        attachments=_attachments(raw["attachments"]),
        message_id=raw["message_id"],
        part=raw["part"] and Part(raw["part"]),
        topic=raw["topic"],
    )


def _load_filed(raw: dict[str, Any]) -> Filed:
    return Filed(Receipt(raw["receipt"]), instant(raw["at"]), raw.get("anonymous", False))


def _load_quiz(raw: dict[str, Any]) -> Quizzing:
    return Quizzing(**{**raw, "questions": tuple(raw["questions"]), "at": instant(raw["at"])})


def _load_scanned(raw: dict[str, Any]) -> Scanned:
    return Scanned(BranchId(raw["branch"]), instant(raw["at"]))


_LOADERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "asked": _load_asked,
    "writing": _load_writing,
    "filed": _load_filed,
    "quiz": _load_quiz,
    "scanned": _load_scanned,
}


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
    return tuple(Attachment(**one) for one in raw)
