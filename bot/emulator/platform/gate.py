"""The way into every platform API: method, token, rights, quota, body; then the log."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.emulator.errors import PlatformError
from bot.emulator.logs import Call
from bot.emulator.platform.endpoint import (
    OK,
    Answer,
    Endpoint,
    Raw,
    Request,
    Upload,
    body_of,
)
from bot.emulator.world import World

Handler = Callable[[web.Request], Awaitable[web.Response]]

_OK_BYTES = b'{"errcode":0,"errmsg":"ok"}'  # most answers; made once


def guarded(endpoint: Endpoint, world_now: Callable[[], World]) -> Handler:
    """An aiohttp handler; the world is asked for at each call, since a reset replaces it."""

    async def handle(http: web.Request) -> web.Response:
        started = time.perf_counter()
        raw = await http.read() if http.can_read_body else b""
        world = world_now()
        request = Request(world, http.query, raw)
        answer = await _answer(endpoint, request, http)
        response, code = _response(answer)
        line = Call(
            at=world.now(),
            method=http.method,
            path=endpoint.path,
            query=http.query_string,
            body=raw,
            code=code,
            answer=bytes(response.body or b""),  # type: ignore[arg-type]  # always bytes here
            ms=(time.perf_counter() - started) * 1000,
        )
        world.calls.add(line)
        return response

    return handle


async def _answer(endpoint: Endpoint, request: Request, http: web.Request) -> Answer:
    try:
        _check(endpoint, request.world, http.method, request.query)
        if endpoint.takes == "form":
            request.files, request.fields = await _form(http)
        elif endpoint.takes == "json" and endpoint.method == "POST":
            request.body = body_of(request.raw)
        return endpoint.answer(request)
    except PlatformError as refused:
        return refused.answer()


def _response(answer: Answer) -> tuple[web.Response, int]:
    """What goes over the wire, and the errcode in it."""
    if isinstance(answer, Raw):
        response = web.Response(body=answer.body, status=answer.status, headers=answer.headers)
        response.content_type = answer.content_type
        return response, 0
    body = _OK_BYTES if answer is OK else json.dumps(answer, ensure_ascii=False).encode()
    code = answer.get("errcode", 0)
    response = web.Response(body=body, content_type="application/json", charset="utf-8")
    return response, code if isinstance(code, int) else 0


async def _form(http: web.Request) -> tuple[dict[str, Upload], dict[str, str]]:
    """The files and the other fields of a multipart body. Raises PlatformError 41005."""
    if not http.content_type.startswith("multipart/"):
        raise PlatformError(41005)
    files, fields = {}, {}
    for name, value in (await http.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        elif isinstance(value, str):
            fields[name] = value
    return files, fields


def _check(endpoint: Endpoint, world: World, method: str, query: Mapping[str, str]) -> None:
    if endpoint.method not in ("ANY", method):
        raise PlatformError(43002 if endpoint.method == "POST" else 43001)
    if endpoint.needs_token:
        world.tokens.check(query.get("access_token"), world.now())
    if not world.account.may(endpoint.who):
        raise PlatformError(48001)
    world.quotas.spend(endpoint.path, world.now())
    world.changed = True
