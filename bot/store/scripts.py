"""The Lua scripts, each in a file of its own under `scripts/`, which says its keys at its head."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import redis

from bot.store.client import Client, Value


@cache
def _source(name: str) -> tuple[str, str]:
    """Read a script; give its text and the SHA-1 that the server knows it by."""
    text = (files("bot.store") / "scripts" / f"{name}.lua").read_text(encoding="utf-8")
    return text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def run(client: Client, name: str, keys: Sequence[str], args: Sequence[Value]) -> Any:
    """Run a script by its file's name; teach it to a server that does not know it yet."""
    text, digest = _source(name)
    try:
        return client.evalsha(digest, len(keys), *keys, *args)
    except redis.exceptions.NoScriptError:
        return client.eval(text, len(keys), *keys, *args)
