"""Waiting for a store that is away: what was sent must be recorded, however long it takes."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot.store.breaker import StoreUnavailable

_P = ParamSpec("_P")
_R = TypeVar("_R")

_PAUSE = 0.5


async def until_kept(call: Callable[_P, _R], *args: _P.args, **named: _P.kwargs) -> _R:
    """Call the store off the event loop, again and again until it answers."""
    while True:
        try:
            return await asyncio.to_thread(call, *args, **named)
        except StoreUnavailable:
            await asyncio.sleep(_PAUSE)
