"""A platform over real HTTP that answers each member's messages with the codes of a script."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.model.ids import OpenId

SILENT = "silent"
"""Takes the message, and closes the connection without an answer."""

NOISE = "noise"
"""Takes the message, and answers what no machine can read."""

Answer = int | str


class ScriptedPlatform:
    """An async context manager; listens on a free port of 127.0.0.1.

    `answers` holds what each member's next messages are answered, 0 when it has run out. `got`
    counts the messages that a member was sent, as far as the platform took them.
    """

    def __init__(self) -> None:
        self.answers: dict[OpenId, list[Answer]] = {}
        self.always: Answer = 0
        self.got: Counter[OpenId] = Counter()
        self.asked: Counter[OpenId] = Counter()
        self.texts: list[tuple[OpenId, str]] = []
        self.tokens = 0
        self.good_from = 1
        self.refuses_credentials: int | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.began = asyncio.Event()

    def script(self, openid: OpenId, answers: Sequence[Answer]) -> None:
        self.answers[openid] = list(answers)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/cgi-bin/stable_token", self._token)
        app.router.add_post("/cgi-bin/message/custom/send", self._send)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.gate.set()
        await self._runner.cleanup()

    async def _token(self, request: web.Request) -> web.Response:
        if self.refuses_credentials is not None:
            return web.json_response({"errcode": self.refuses_credentials, "errmsg": "no"})
        self.tokens += 1
        return web.json_response({"access_token": f"T{self.tokens}", "expires_in": 7200})

    async def _send(self, request: web.Request) -> web.StreamResponse:
        message = json.loads(await request.read())
        openid = OpenId(message["touser"])
        self.asked[openid] += 1
        self.began.set()
        await self.gate.wait()
        if int(request.query["access_token"][1:]) < self.good_from:
            return web.json_response({"errcode": 40001, "errmsg": "no"})
        script = self.answers.get(openid)
        answer = script.pop(0) if script else self.always
        if answer in {0, SILENT, NOISE}:
            self.got[openid] += 1
            self.texts.append((openid, message["text"]["content"]))
        if answer == SILENT and request.transport is not None:
            request.transport.close()
        if answer == NOISE:
            return web.Response(text="<html>502</html>")
        return web.json_response({"errcode": answer, "errmsg": "?"})
