"""Fetching what members sent, before the platform deletes it: tried again for three days."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot.delivery.media.folder import Folder
from bot.delivery.media.rules import Rules
from bot.delivery.media.taking import Unwanted, take_in
from bot.delivery.patience import until_kept
from bot.model.media import Found
from bot.push.days import at, study_day
from bot.store import fetches, trouble
from bot.store.base import Store
from bot.store.fetches import Fetch
from bot.wechat.errors import PlatformRefused, PlatformSilent
from bot.wechat.media import Downloads, TooLarge
from bot.wechat.tokens import Tokens

log = structlog.get_logger()

SILENT, DISK, LARGE, BUG = "silent", "disk", "too-large", "trouble"
"""Why a try failed, beside the platform's own codes and `taking`'s."""

_TOKEN_TROUBLE = {40001, 40014, 42001}


@dataclass(slots=True)
class Fetcher:
    """Fetches; one in each sender."""

    store: Store
    downloads: Downloads
    tokens: Tokens
    folder: Folder
    rules: Rules
    now: Callable[[], datetime]
    zone: ZoneInfo
    _token: str | None = None
    _in_hand: list[Fetch] = field(default_factory=list)

    async def work(self, reader: str) -> None:
        """Fetch a few files, or wait a little for some."""
        self._in_hand = await until_kept(fetches.take, self.store, reader, self.now())
        try:
            await asyncio.gather(*map(self._one, self._in_hand))
        finally:
            self._in_hand = []

    async def beat(self, reader: str) -> None:
        """Show that what is in hand has somebody who fetches it."""
        entries = [one.entry for one in self._in_hand]
        await until_kept(fetches.keep, self.store, reader, entries)

    async def _one(self, fetch: Fetch) -> None:
        """Try one file, and record what came of it. No log names it: a log tells the time (I7)."""
        try:
            found = await self._fetch(fetch)
        except PlatformRefused as refused:
            await until_kept(trouble.note, self.store, refused.code, self.now())
            await self._failed(fetch, str(refused.code), in_vain=refused.code in self.rules.in_vain)
        except PlatformSilent:
            await self._failed(fetch, SILENT)
        except TooLarge:
            await self._failed(fetch, LARGE, in_vain=True)
        except Unwanted as unwanted:
            await self._failed(fetch, unwanted.code, in_vain=True)
        except OSError as error:
            log.error("the media folder", why=error.strerror)
            await self._failed(fetch, DISK)
        except Exception:  # one file's boundary (style, 4)
            log.exception("a media file")
            await self._failed(fetch, BUG)
        else:
            if not await until_kept(fetches.kept, self.store, fetch, found):
                await asyncio.to_thread(self.folder.delete, [fetch.file])

    async def _fetch(self, fetch: Fetch) -> Found:
        with self.folder.draft() as draft:
            await self._download(fetch, draft)
            day = at(fetch.day, time(0), self.zone)
            return await asyncio.to_thread(take_in, self.folder, draft, fetch.file, fetch.type, day)

    async def _download(self, fetch: Fetch, draft: Path) -> None:
        """Download; a refused token is renewed, once."""
        token = self._token or await self._renew(None)
        wanted = (fetch.media_id, self.rules.largest[fetch.type])
        try:
            await self.downloads.fetch(*wanted, token, draft)
        except PlatformRefused as refused:
            if refused.code not in _TOKEN_TROUBLE:
                raise
            await self.downloads.fetch(*wanted, await self._renew(token), draft)

    async def _renew(self, refused: str | None) -> str:
        """Get the shared token, or a new one where this one was refused."""
        self._token = await until_kept(self.tokens.get, refused)
        return self._token

    async def _failed(self, fetch: Fetch, code: str, *, in_vain: bool = False) -> None:
        """Try again later, or give up: where it is in vain, or the platform has it no more."""
        now = self.now()
        if in_vain or self.rules.over(fetch.day, study_day(now, self.zone)):
            await until_kept(fetches.failed, self.store, fetch, code)
        else:
            again, tries = self.rules.again(fetch.tries, now)
            await until_kept(fetches.later, self.store, fetch, code, again, tries)
