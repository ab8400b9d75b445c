"""What stands on a phone: bubbles, cards and grey lines, in their order."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Sender: TypeAlias = Literal["member", "account", "platform"]
Via: TypeAlias = Literal["message", "event", "reply", "custom", "mass", "template", "subscribe"]
Fields: TypeAlias = Mapping[str, object]
"""`type`, and what belongs to that type: `text`, `articles`, `url`, …"""


class Entry:
    """One thing on one phone. `n` counts that phone's entries from 1; `at` is in unix seconds."""

    __slots__ = ("at", "fields", "n", "sender", "via")

    def __init__(self, n: int, at: int, sender: Sender, via: Via, fields: Fields) -> None:
        self.n = n
        self.at = at
        self.sender = sender
        self.via = via
        self.fields = fields

    def as_json(self) -> dict[str, object]:
        return {"n": self.n, "at": self.at, "from": self.sender, "via": self.via, **self.fields}


def words_of(fields: Fields) -> str:
    """Every word a member could read in it, for searching."""
    return "\n".join(_strings(fields))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for key, part in value.items() if key != "type" for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return []
