"""A breaker before the store: after one failure it answers at once, while one probe asks on.

So a stopped store costs its members one second, not one each (I6).
"""

import threading
from collections.abc import Callable
from types import TracebackType

import redis
from redis.exceptions import ClusterDownError, RedisClusterException


class StoreUnavailable(Exception):
    """The store could not be asked. `maybe` tells that the words may have been kept after all."""

    def __init__(self, *, maybe: bool = False) -> None:
        super().__init__("the store does not answer")
        self.maybe = maybe


class NotConnected(redis.ConnectionError):
    """The connection could not be made: nothing was sent."""


_AWAY = (redis.ConnectionError, redis.TimeoutError, RedisClusterException, ClusterDownError)


class Breaker:
    """Wraps calls to the store: ``with breaker: …``."""

    def __init__(self, probe: Callable[[], object], every: float = 1.0) -> None:
        self._probe = probe
        self._every = every
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._closed.set()

    def __enter__(self) -> None:
        if not self._closed.is_set():
            raise StoreUnavailable

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Turn a network failure into `StoreUnavailable` and begin to probe."""
        if isinstance(error, _AWAY):
            self._trip()
            # After a timeout the script's deadline has passed, but it may have run before it and
            # only its answer have been late (a slow disk): nobody can be sure.
            surely_not = isinstance(error, NotConnected | redis.BusyLoadingError)
            raise StoreUnavailable(maybe=not surely_not) from error

    def _trip(self) -> None:
        with self._lock:
            if not self._closed.is_set():
                return
            self._closed.clear()
        threading.Thread(target=self._ask_until_back, name="store-probe", daemon=True).start()

    def _ask_until_back(self) -> None:
        wait = threading.Event()
        while True:
            try:
                self._probe()
            except (redis.RedisError, RedisClusterException):
                wait.wait(self._every)
            else:
                self._closed.set()
                return
