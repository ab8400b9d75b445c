"""Whether the store keeps what it acknowledged (I1)."""

import redis

from bot.store.base import Store

WANTED = {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction"}


def lacking(store: Store) -> dict[str, str] | None:
    """Give the settings that are not as they must be; None where the server does not tell."""
    found: dict[str, str] = {}
    try:
        for name in WANTED:
            found |= _text(store.redis.config_get(name))
    except redis.ResponseError:  # many hosted servers refuse CONFIG
        return None
    return {name: value for name, value in WANTED.items() if found.get(name, value) != value}


def _text(raw: object) -> dict[str, str]:
    pairs = raw.items() if isinstance(raw, dict) else ()
    return {_word(name): _word(value) for name, value in pairs}


def _word(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw)
