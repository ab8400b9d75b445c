"""The fan-out's own client: asyncio, for a push's many messages.

wechatpy's client spends about 650 µs of CPU a message, this about 75 µs (design 4).
"""

import json
from types import TracebackType
from typing import Self

import aiohttp

from bot.model.ids import OpenId
from bot.wechat.errors import PlatformRefused, PlatformSilent

_TIMEOUT = aiohttp.ClientTimeout(total=10)
_SEND = "/cgi-bin/message/custom/send"


class Fanout:
    """Sends customer-service messages. An async context manager: it holds the connections."""

    def __init__(self, api: str, connections: int) -> None:
        self._url = api + _SEND
        self._connections = connections

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(limit=self._connections)
        self._session = aiohttp.ClientSession(connector=connector, timeout=_TIMEOUT)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def send_text(self, openid: OpenId, text: str, token: str) -> None:
        """Send a text to one member (fact sheet 6.1).

        Raises `PlatformRefused` with the platform's code, or `PlatformSilent` where nobody knows
        whether it was sent.
        """
        message = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        body = json.dumps(message, ensure_ascii=False).encode()
        query = {"access_token": token}
        try:
            async with self._session.post(self._url, params=query, data=body) as answer:
                got = json.loads(await answer.read())
                code = int(got.get("errcode", 0))
        except (aiohttp.ClientError, TimeoutError, ValueError, AttributeError) as error:
            raise PlatformSilent(str(error)) from error
        if code:
            raise PlatformRefused(code, str(got.get("errmsg", "")))
