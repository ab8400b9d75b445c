"""The way into every platform API, and the line in the log."""

import time
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import parse_qsl

from aiohttp import web

from bot.emulator.logs import Call
from bot.emulator.platform.answering import answer_to, response_of
from bot.emulator.platform.endpoint import Endpoint, Request
from bot.emulator.platform.mistreating import mistreated
from bot.emulator.world import World

Handler = Callable[[web.Request], Awaitable[web.Response]]


def guarded(endpoint: Endpoint, world_now: Callable[[], World]) -> Handler:
    """An aiohttp handler; the world is asked for at each call, since a reset replaces it."""

    async def handle(http: web.Request) -> web.Response:
        started = time.perf_counter()
        raw = await http.read() if http.can_read_body else b""
        world = world_now()
        asked = http.raw_path.partition("?")[2]
        request = Request(world, _query_of(asked), raw)
        fault: str | None = None
        if world.faults.rules:
            response, code, fault = await mistreated(endpoint, request, http)
        else:
            response, code = response_of(await answer_to(endpoint, request, http))
        line = Call(
            at=world.now(),
            method=http.method,
            path=endpoint.path,
            query=asked,
            body=raw,
            code=code,
            answer=bytes(response.body or b""),  # type: ignore[arg-type]  # always bytes here
            ms=(time.perf_counter() - started) * 1000,
            fault=fault,
        )
        world.calls.add(line)
        if code:
            world.refusals.keep(line)
        return response

    return handle


@lru_cache(maxsize=1024)
def _query_of(asked: str) -> Mapping[str, str]:
    """The first value of each name, in their order. Few tokens are in use: most asks are known."""
    query: dict[str, str] = {}
    for name, value in parse_qsl(asked, keep_blank_values=True):
        query.setdefault(name, value)
    return MappingProxyType(query)
