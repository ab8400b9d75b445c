"""What a platform API is: its path, who may use it, and the function that answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.emulator.account import Who
from bot.emulator.errors import PlatformError
from bot.emulator.world import World

Answer: TypeAlias = Mapping[str, object]
OK: Answer = {"errcode": 0, "errmsg": "ok"}


@dataclass(slots=True)
class Request:
    """A call, with its token already checked."""

    world: World
    query: Mapping[str, str]
    raw: bytes = b""
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Endpoint:
    path: str
    method: Literal["GET", "POST"]
    answer: Callable[[Request], Answer]
    who: Who = "anyone"
    needs_token: bool = True


def body_of(raw: bytes) -> dict[str, Any]:
    """The JSON object that was posted, with or without a Content-Type. Raises PlatformError."""
    if not raw:
        raise PlatformError(44002)
    try:
        body = json.loads(raw)
    except ValueError as reason:
        raise PlatformError(47001) from reason
    if not isinstance(body, dict):
        raise PlatformError(47001)
    return body
