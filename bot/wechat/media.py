"""Downloading what members sent, before the platform deletes it after three days (sheet 6.7)."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.wechat.errors import PlatformRefused, PlatformSilent

_TIMEOUT = aiohttp.ClientTimeout(total=120, sock_connect=5, sock_read=20)
_GET = "/cgi-bin/media/get"
_PIECE = 65_536
_FULL = {200, 206}
"""206 too: without a Range asked for it means the same, and some of their servers say so."""


class TooLarge(Exception):
    """A file is larger than it may be here."""


class Downloads:
    """Fetches media. An async context manager: it holds the connections."""

    def __init__(self, api: str) -> None:
        self._url = api + _GET

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch(self, media_id: str, most: int, token: str, into: Path) -> None:
        """Write a file of `most` bytes or fewer.

        Raises `PlatformRefused` with the platform's code, `PlatformSilent` where no usable answer
        came, `TooLarge`, and OSError. What was written until then is of no use.
        """
        query = {"access_token": token, "media_id": media_id}
        try:
            told = await self._get(self._url, query, most, into)
            if told is not None:  # of a film they say only where it is
                told = await self._get(_address_in(told), {}, most, into)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise PlatformSilent(type(error).__name__) from error
        if told is not None:
            raise PlatformSilent("one address leads to another")

    async def _get(
        self, url: str, query: Mapping[str, str], most: int, into: Path
    ) -> dict[str, Any] | None:
        """Get a file, or give the JSON that came in its place."""
        async with self._session.get(url, params=query) as answer:
            if answer.status not in _FULL:
                raise PlatformSilent(f"HTTP {answer.status}")
            if "json" in answer.content_type or answer.content_type.startswith("text/"):
                return _words(await answer.content.read(_PIECE))
            if (answer.content_length or 0) > most:
                raise TooLarge
            await _write(answer.content, most, into)
        return None


async def _write(content: aiohttp.StreamReader, most: int, into: Path) -> None:
    left = most
    with into.open("wb") as written:
        async for piece in content.iter_chunked(_PIECE):
            left -= len(piece)
            if left < 0:
                raise TooLarge
            written.write(piece)
    if left == most:
        raise PlatformSilent("an empty file")


def _words(raw: bytes) -> dict[str, Any]:
    """Read what stands in place of a file. Errors come as 200, and sometimes as text/plain."""
    try:
        told = json.loads(raw)
    except ValueError:
        raise PlatformSilent("text in place of a file") from None
    if not isinstance(told, dict):
        raise PlatformSilent("text in place of a file")
    if told.get("errcode"):
        raise PlatformRefused(int(told["errcode"]), str(told.get("errmsg", "")))
    return told


def _address_in(told: Mapping[str, Any]) -> str:
    address = told.get("video_url") or told.get("down_url")
    if not isinstance(address, str) or not address.startswith(("https://", "http://")):
        raise PlatformSilent("neither a file nor where it is")
    return address
