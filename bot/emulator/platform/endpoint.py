"""What a platform API is: its path, who may use it, and the function that answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.emulator.account import Who
from bot.emulator.errors import PlatformError
from bot.emulator.world import World


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer that is no JSON: a file, a page, a redirect."""

    body: bytes = b""
    content_type: str = "text/plain"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answer: TypeAlias = Mapping[str, object] | Raw
OK: Answer = {"errcode": 0, "errmsg": "ok"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    content_type: str
    body: bytes


@dataclass(slots=True)
class Request:
    """A call, with its token already checked."""

    world: World
    query: Mapping[str, str]
    raw: bytes = b""
    body: dict[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    """Of a multipart body, beside its files."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`takes`: what is posted; `query` for what lives off its query alone."""

    path: str
    method: Literal["GET", "POST", "ANY"]
    answer: Callable[[Request], Answer]
    who: Who = "anyone"
    needs_token: bool = True
    takes: Literal["json", "form", "query"] = "json"


def body_of(raw: bytes) -> dict[str, Any]:
    """The JSON object that was posted, with or without a Content-Type. Raises PlatformError."""
    if not raw:
        raise PlatformError(44002)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError) as reason:
        raise PlatformError(47001) from reason
    if not isinstance(body, dict):
        raise PlatformError(47001)
    return body
