"""A call that meets trouble on demand: late, refused, cut, lost on its way there or back."""

import asyncio
import socket
import struct
from collections.abc import Sequence

from aiohttp import web

from bot.emulator.errors import PlatformError
from bot.emulator.faults.faults import Hit, Rule, words_of
from bot.emulator.platform.answering import answer_to, refusal, response_of
from bot.emulator.platform.endpoint import Answer, Endpoint, Raw, Request

_LINGER_NOT = struct.pack("ii", 1, 0)


async def mistreated(
    endpoint: Endpoint, request: Request, http: web.Request
) -> tuple[web.Response, int, str | None]:
    """The answer, its errcode, and the rules that struck, for the log."""
    hits = request.world.faults.strike("call", endpoint.path)
    for hit in hits:
        if not hit.rule.after:
            await asyncio.sleep(hit.seconds)
    answer = await _answer(hits, endpoint, request, http)
    for hit in hits:
        if hit.rule.after:
            await asyncio.sleep(hit.seconds)
    response, code = response_of(answer)
    for hit in hits:
        response = _spoilt(hit.rule, response, http)
    return response, code, words_of(hits)


async def _answer(
    hits: Sequence[Hit], endpoint: Endpoint, request: Request, http: web.Request
) -> Answer:
    for rule in (hit.rule for hit in hits):
        if rule.kind == "token":
            _kill_token(request, rule.errcode)
        elif rule.kind == "errcode":
            return refusal(endpoint, request.world, PlatformError(rule.errcode))
        elif rule.kind in ("status", "reset", "drop") and not rule.after:
            return Raw()
    return await answer_to(endpoint, request, http)


def _kill_token(request: Request, code: int) -> None:
    world = request.world
    world.tokens.kill(request.query.get("access_token", ""), code, world.now())
    world.changed = True


def _spoilt(rule: Rule, response: web.Response, http: web.Request) -> web.Response:
    """What is left of the answer on its way back."""
    if rule.kind == "status":
        words = f"<html><h1>{rule.status}</h1></html>"
        return web.Response(text=words, status=rule.status, content_type="text/html")
    if rule.kind == "truncate":
        body = bytes(response.body or b"")  # type: ignore[arg-type]  # always bytes here
        return web.Response(
            body=body[: len(body) // 2], status=response.status, headers=response.headers
        )
    if rule.kind in ("reset", "drop") and http.transport is not None:
        if rule.kind == "reset":
            _linger_not(http.transport)
        http.transport.abort()
    return response


def _linger_not(transport: asyncio.Transport) -> None:
    """The connection will end with a RST in place of a FIN. uvloop's sockets set no options."""
    known = transport.get_extra_info("socket")
    with socket.socket(fileno=socket.dup(known.fileno())) as same:
        same.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
