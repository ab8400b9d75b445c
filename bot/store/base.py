"""What every function of this room takes first: the store of one account."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.store import scripts
from bot.store.breaker import Breaker
from bot.store.client import Call, Client, Value
from bot.store.connection import connect, guarded, short_way
from bot.store.keys import Keys
from bot.store.sealing import Sealer

SCHEMA = 1
"""The version of the layout in `keys.py`."""


class WrongStore(Exception):
    """The store belongs to another SECRET_KEY or to a newer program."""


@dataclass(slots=True)
class Store:
    """A client, the keys of one account, and the sealer of one SECRET_KEY.

    `call` is the short way for one command, which all scripts take.
    """

    redis: Client
    call: Call
    keys: Keys
    sealer: Sealer
    _clock: "StoreClock" = field(default_factory=lambda: StoreClock())

    def script(self, name: str, keys: Sequence[str], args: Sequence[Value]) -> Any:
        """Run one of `scripts/`."""
        return scripts.run(self.call, name, keys, args)

    def deadline(self, seconds: float) -> int:
        """Give the store's own time, in milliseconds, so many seconds from now or a little less."""
        if not self._clock.known:
            self._clock.set(self.redis.time())
        return self._clock.in_(seconds)

    def forget_clock(self) -> None:
        """Ask the store for its time anew before the next deadline."""
        self._clock.known = False


class StoreClock:
    """The store's clock as last heard, run on by our own: never ahead of the store's.

    The time that the store gave lay before the moment we read it, so what we take for "now" is
    early by at most one way of the network; a deadline made of it ends early, never late.
    """

    def __init__(self) -> None:
        self._store = 0.0
        self._ours = 0.0
        self.known = False

    def set(self, answer: tuple[int, int]) -> None:
        """Take the answer of TIME: seconds and microseconds."""
        self._ours = time.monotonic()
        self._store = answer[0] + answer[1] / 1e6
        self.known = True

    def in_(self, seconds: float) -> int:
        """Give the store's time in milliseconds, so many seconds from now."""
        if time.monotonic() - self._ours > 60:
            self.known = False  # asked anew next time: clocks are set, and drift
        return int((self._store + time.monotonic() - self._ours + seconds) * 1000)


def open_store(url: str, account: str, secret: str) -> Store:
    """Connect, and build the breaker's probe on a connection of its own. Nothing is sent yet."""
    asks = connect(url)
    breaker = Breaker(asks.ping)
    client = guarded(connect(url), breaker)
    return Store(client, short_way(client, breaker), Keys(account), Sealer(secret))


def claim(store: Store) -> None:
    """Mark an empty store as ours, or see that it is: this SECRET_KEY, a schema we know."""
    mine = store.sealer.mark("fingerprint")
    store.redis.set(store.keys.fingerprint(), mine, nx=True)
    store.redis.set(store.keys.schema(), SCHEMA, nx=True)
    if store.redis.get(store.keys.fingerprint()) != mine.encode():
        raise WrongStore("secret-key")
    if int(store.redis.get(store.keys.schema()) or 0) > SCHEMA:
        raise WrongStore("schema")
