"""JSON out, JSON in, and errors as JSON."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.emulator.acts.stage import Refused
from bot.emulator.emulator import Emulator

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
EMULATOR = web.AppKey("emulator", Emulator)


def answered(answer: object, status: int = 200) -> web.Response:
    body = json.dumps(answer, ensure_ascii=False).encode(errors="replace")
    return web.Response(body=body, status=status, content_type="application/json", charset="utf-8")


def dumped(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False)


def emulator_of(request: web.Request) -> Emulator:
    return request.app[EMULATOR]


async def object_in(request: web.Request) -> dict[str, object]:
    """The posted JSON object; nothing posted is an empty one. Raises Refused."""
    raw = await request.read()
    try:
        body = _loaded(raw) if raw else {}
    except (ValueError, RecursionError) as reason:
        raise Refused(f"this is not JSON: {reason}", 400) from reason
    if not isinstance(body, dict):
        raise Refused("want a JSON object", 400)
    return body


def _loaded(raw: bytes) -> Any:
    """A lone surrogate, which JSON can spell but nothing can carry, becomes a question mark."""
    body = json.loads(raw)
    if b"\\ud" not in raw.lower():
        return body
    return json.loads(json.dumps(body, ensure_ascii=False).encode(errors="replace"))


def number_in(request: web.Request, name: str, default: int = 0) -> int:
    """A whole number in the query. Raises Refused."""
    given = request.query.get(name, "")
    if not given:
        return default
    if not given.isdecimal() or len(given) > 18:
        raise Refused(f"{name} wants a whole number, not {given}", 400)
    return int(given)


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refused as refused:
        return answered({"error": str(refused)}, refused.status)
    except web.HTTPException as refused:
        if refused.status < 400:
            raise
        return answered({"error": refused.reason}, refused.status)
