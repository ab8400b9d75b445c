"""What has just happened, for pages that watch: numbered, so that a watcher can miss nothing."""

import asyncio
import secrets
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from bot.emulator.limits import EVENTS_KEPT
from bot.emulator.people.chat import Entry

Kind: TypeAlias = Literal["entry", "member", "reset", "resync"]


@dataclass(frozen=True, slots=True)
class Event:
    """`entry`: something new on a phone. `member`: somebody follows, left, blocked or read.

    `resync`: something new on so many phones that each must be looked at anew.
    """

    kind: Kind
    openid: str = ""
    entry: Entry | None = None


class Stream:
    """The last events. An event's id is this run's name and its number in the run.

    The run's name changes with every start: numbers of an earlier run say nothing here.
    """

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)
        self.last = 0
        self._events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self._watchers: set[asyncio.Event] = set()

    def publish(self, event: Event) -> None:
        self.last += 1
        self._events.append(event)
        self.wake()

    def wake(self) -> None:
        for watcher in self._watchers:
            watcher.set()

    def after(self, number: int) -> list[Event] | None:
        """All that came after that number; None when some of it is forgotten already."""
        skipped = number - (self.last - len(self._events))
        if skipped < 0 or number > self.last:
            return None
        return list(islice(self._events, skipped, None))

    def number_of(self, event_id: str) -> int | None:
        """The number in an id of this run; None for any other text."""
        run, _, number = event_id.partition("-")
        return int(number) if run == self.run and number.isdecimal() else None

    @contextmanager
    def watched(self) -> Iterator[asyncio.Event]:
        """A flag that is set whenever there is something new."""
        watcher = asyncio.Event()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)
