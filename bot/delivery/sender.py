"""The `sender` process: sends batches and notices, and fetches what members sent."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.delivery.engine import Engine
from bot.delivery.fetching import Fetcher
from bot.delivery.patience import until_kept
from bot.delivery.telling import Teller
from bot.store import batches, fetches, heartbeats, moved, streams
from bot.store.base import Store
from bot.store.batches import Batch

log = structlog.get_logger()

_BEAT = 2.0
"""Seconds between signs of life, for this process and for the batch it has in hand."""

_LAST = 12.0
"""Seconds after a stop in which to record what is in flight, also when the store is away: a send
takes 10 at most. What is unrecorded then stays claimed, and nobody is sent it twice (I3)."""


@dataclass(slots=True)
class Sender:
    """One sender. Any number may run side by side."""

    name: str
    store: Store
    engine: Engine
    teller: Teller
    fetcher: Fetcher | None = None
    last: float = _LAST
    _batch: Batch | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; what is in flight then is finished and recorded."""
        working = asyncio.create_task(self._work(stop))
        beating = asyncio.create_task(self._beat())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([working, stopped], return_when=asyncio.FIRST_COMPLETED)
        self.engine.stopping.set()
        done, _ = await asyncio.wait([working], timeout=self.last)
        for task in (working, beating, stopped):
            task.cancel()
        with suppress(Exception):
            await asyncio.to_thread(heartbeats.stop, self.store, "sender", self.name)
        for ended in done:
            ended.result()  # raises what it failed with

    async def _work(self, stop: asyncio.Event) -> None:
        await until_kept(batches.prepare, self.store)
        await until_kept(streams.prepare, self.store, self.store.keys.moved(), moved.GROUP)
        steps = [self._next_batch, self._next_moves]
        if self.fetcher is not None:
            await until_kept(fetches.prepare, self.store)
            steps.append(self._next_fetches)
        await asyncio.gather(*(self._forever(step, stop) for step in steps))

    async def _forever(self, step: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await step()
            except Exception:  # one delivery's boundary (style, 4)
                log.exception("sender")
                await asyncio.sleep(1)

    async def _next_batch(self) -> None:
        batch = await until_kept(batches.take_over, self.store, self.name)
        if batch is not None:
            left = await until_kept(batches.abandoned, self.store, batch)
            log.info("took over a batch", push=batch.push, waiting=left)
        else:
            batch = await until_kept(batches.take, self.store, self.name)
        if batch is None:
            return
        self._batch = batch
        try:
            if await self.engine.work(batch):
                await until_kept(batches.finish, self.store, batch)
        finally:
            self._batch = None

    async def _next_moves(self) -> None:
        for entry in await until_kept(moved.next_moves, self.store, self.name):
            await self.teller.tell(entry)

    async def _next_fetches(self) -> None:
        assert self.fetcher is not None
        await self.fetcher.work(self.name)

    async def _beat(self) -> None:
        while True:
            await until_kept(heartbeats.beat, self.store, "sender", self.name)
            if self._batch is not None:
                await until_kept(batches.keep, self.store, self.name, self._batch)
            if self.fetcher is not None:
                await self.fetcher.beat(self.name)
            await asyncio.sleep(_BEAT)
