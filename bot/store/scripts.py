"""The Lua scripts, each in a file of its own under `scripts/`, which says its keys at its head."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import redis

from bot.store.client import Call, Value


@cache
def _source(name: str) -> tuple[str, str]:
    """Read a script; give its text and the SHA-1 that the server knows it by."""
    text = (files("bot.store") / "scripts" / f"{name}.lua").read_text(encoding="utf-8")
    return text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def run(call: Call, name: str, keys: Sequence[str], args: Sequence[Value]) -> Any:
    """Run a script by its file's name; teach it to a server that does not know it yet."""
    text, digest = _source(name)
    try:
        return call("EVALSHA", digest, len(keys), *keys, *args)
    except redis.exceptions.NoScriptError:
        return call("EVAL", text, len(keys), *keys, *args)
