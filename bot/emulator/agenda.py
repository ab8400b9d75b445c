"""What the platform does later: at a time of the emulated clock, however fast that runs."""

import asyncio
import heapq
from collections.abc import Callable
from itertools import count

from bot.emulator.clock import Clock

Act = Callable[[], None]


class Agenda:
    """Acts by the time that they are due. Not kept over a restart: what was due then is lost."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due: list[tuple[float, int, Act]] = []
        self._order = count()
        self.changed = asyncio.Event()
        """Somebody added an act, or moved the clock."""

    def after(self, seconds: float, act: Act) -> None:
        heapq.heappush(self._due, (self._clock.now() + seconds, next(self._order), act))
        self.changed.set()

    def run_due(self) -> None:
        now = self._clock.now()  # what becomes due meanwhile waits, so that others get a turn
        while self._due and self._due[0][0] <= now:
            heapq.heappop(self._due)[2]()

    def pause(self) -> float | None:
        """Real seconds until the next act is due; None while nothing is, or the clock stands."""
        if not self._due or not self._clock.rate:
            return None
        return max(0.0, (self._due[0][0] - self._clock.now()) / self._clock.rate)
