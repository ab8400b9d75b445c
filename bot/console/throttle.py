"""How often somebody may try to sign in: a moving window on the store (the `limits` package)."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter

from bot.store.base import Store

PER_NAME = RateLimitItemPerMinute(8, 10, namespace="sign-in-name")
"""Tries for one user name in ten minutes."""

PER_ADDRESS = RateLimitItemPerMinute(30, 10, namespace="sign-in-address")
"""Failures from one address in ten minutes; several people may share one."""


class _OnStore(RedisStorage):
    """The package's own scripts, run by our client: its keys, its breaker, its time limits."""

    def __init__(self, store: Store) -> None:
        Storage.__init__(self)
        self.key_prefix = store.keys.throttle()
        self.storage = store.redis
        self.initialize_storage("")


class Throttle:
    """Counts tries and says how long to wait."""

    def __init__(self, store: Store) -> None:
        self._limiter = MovingWindowRateLimiter(_OnStore(store))

    def wait(self, name: str, address: str) -> int:
        """Count a try for this name; gives the seconds to wait before it may be made, or 0."""
        if not self._limiter.test(PER_ADDRESS, address):
            return self._until(PER_ADDRESS, address)
        if not self._limiter.hit(PER_NAME, name):
            return self._until(PER_NAME, name)
        return 0

    def failed(self, address: str) -> None:
        """Count a failure for the address."""
        self._limiter.hit(PER_ADDRESS, address)

    def succeeded(self, name: str) -> None:
        """Forget the name's tries. The address's failures stay: they were somebody's."""
        self._limiter.clear(PER_NAME, name)

    def _until(self, item: RateLimitItem, whom: str) -> int:
        free_at = self._limiter.get_window_stats(item, whom).reset_time
        return max(1, math.ceil(free_at - time.time()))
