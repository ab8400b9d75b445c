"""What the platform says to one call: method, token, rights, quota, body; then the answer."""

import json
from collections.abc import Mapping

from aiohttp import web

from bot.emulator.errors import PlatformError
from bot.emulator.platform.endpoint import (
    OK,
    Answer,
    Endpoint,
    Raw,
    Request,
    body_of,
)
from bot.emulator.platform.multipart import parts_of
from bot.emulator.world import World

_OK_BYTES = b'{"errcode":0,"errmsg":"ok"}'  # most answers; made once
_JSON = {"Content-Type": "application/json; charset=utf-8"}


async def answer_to(endpoint: Endpoint, request: Request, http: web.Request) -> Answer:
    try:
        _check(endpoint, request.world, http.method, request.query)
        if endpoint.takes == "form":
            kind = http.headers.get("Content-Type", "")
            request.files, request.fields = parts_of(kind, request.raw)
        elif endpoint.takes == "json" and endpoint.method == "POST":
            request.body = body_of(request.raw)
        return endpoint.answer(request)
    except PlatformError as refused:
        return refusal(endpoint, request.world, refused)


def refusal(endpoint: Endpoint, world: World, refused: PlatformError) -> Answer:
    separator = ", " if endpoint.path.startswith("/sns/") else " "
    return refused.answer(separator, world.now())


def response_of(answer: Answer) -> tuple[web.Response, int]:
    """What goes over the wire, and the errcode in it."""
    if isinstance(answer, Raw):
        response = web.Response(body=answer.body, status=answer.status, headers=answer.headers)
        response.content_type = answer.content_type
        if answer.content_type == "text/html":
            response.charset = "utf-8"
        return response, 0
    if answer is OK:
        return web.Response(body=_OK_BYTES, headers=_JSON), 0
    code = answer.get("errcode", 0)
    body = json.dumps(answer, ensure_ascii=False).encode()
    return web.Response(body=body, headers=_JSON), code if isinstance(code, int) else 0


def _check(endpoint: Endpoint, world: World, method: str, query: Mapping[str, str]) -> None:
    if endpoint.method not in ("ANY", method):
        raise PlatformError(43002 if endpoint.method == "POST" else 43001)
    if endpoint.needs_token:
        world.tokens.check(query.get("access_token"), world.now())
    if not world.account.may(endpoint.who, world.switches.public_body):
        raise PlatformError(48001)
    world.quotas.spend(endpoint.path, world.now())
    world.changed = True
