"""The way into every platform API: method, token, rights, quota, body; then the log."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.emulator.errors import PlatformError
from bot.emulator.logs import Call
from bot.emulator.platform.endpoint import OK, Answer, Endpoint, Request, body_of
from bot.emulator.world import World

Handler = Callable[[web.Request], Awaitable[web.Response]]

_OK_BYTES = b'{"errcode":0,"errmsg":"ok"}'  # most answers; made once


def guarded(endpoint: Endpoint, world_now: Callable[[], World]) -> Handler:
    """An aiohttp handler; the world is asked for at each call, since a reset replaces it."""

    async def handle(http: web.Request) -> web.Response:
        started = time.perf_counter()
        raw = await http.read() if http.can_read_body else b""
        world = world_now()
        answer = _answer(endpoint, world, http.method, http.query, raw)
        code = answer.get("errcode", 0)
        sent = _OK_BYTES if answer is OK else json.dumps(answer, ensure_ascii=False).encode()
        line = Call(
            at=world.now(),
            method=http.method,
            path=endpoint.path,
            query=http.query_string,
            body=raw,
            code=code if isinstance(code, int) else 0,
            answer=sent,
            ms=(time.perf_counter() - started) * 1000,
        )
        world.calls.add(line)
        return web.Response(body=sent, content_type="application/json", charset="utf-8")

    return handle


def _answer(
    endpoint: Endpoint, world: World, method: str, query: Mapping[str, str], raw: bytes
) -> Answer:
    try:
        _check(endpoint, world, method, query)
        body = body_of(raw) if endpoint.method == "POST" else {}
        return endpoint.answer(Request(world, query, raw, body))
    except PlatformError as refused:
        return refused.answer()


def _check(endpoint: Endpoint, world: World, method: str, query: Mapping[str, str]) -> None:
    if method != endpoint.method:
        raise PlatformError(43002 if endpoint.method == "POST" else 43001)
    if endpoint.needs_token:
        world.tokens.check(query.get("access_token"), world.now())
    if not world.account.may(endpoint.who):
        raise PlatformError(48001)
    world.quotas.spend(endpoint.path, world.clock.today())
    world.changed = True
