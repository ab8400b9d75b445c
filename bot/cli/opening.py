"""Opening the store from the command line: it must be there, and be ours."""

import hashlib
import time

from bot.main.basics import store
from bot.settings import Settings, load
from bot.store.base import Store, claim
from bot.store.breaker import StoreUnavailable

_PATIENCE = 5.0
"""Seconds for which a process waits for a store that is just being started."""


def open_store() -> tuple[Settings, Store]:
    """Read the settings, and meet the store. Raises what `trouble.in_one_line` words."""
    settings = load(platform=False)
    if not settings.wechat_app_id:
        load()  # says which setting is missing
    opened = store(settings)
    claim(opened)
    return settings, opened


def meet(settings: Settings) -> None:
    """See that the store is there and ours, before a process starts for good.

    A store that answered at this address before may be away for a while: the web process must
    come up all the same, to tell members in words that nothing is kept (I6).
    """
    mark = hashlib.sha256(settings.redis_url.encode()).hexdigest()[:16]
    met = settings.data_dir / f"store-met-{mark}"
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            claim(store(settings))
        except StoreUnavailable:
            if met.exists():
                return
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            met.touch()
            return
