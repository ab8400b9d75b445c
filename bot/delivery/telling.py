"""Telling authors what became of what they handed in: at once where a window is open, else later.

A notice first lies in its reader's queue, so that a crash cannot lose it; a crash between sending
and taking it out of the queue tells it twice, which is better than never.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.channels import Channel
from bot.delivery.patience import until_kept
from bot.model.member import Member
from bot.model.say import Say
from bot.store import moved
from bot.store.base import Store
from bot.store.moved import Told
from bot.store.streams import Entry
from bot.wechat.errors import PlatformRefused, PlatformSilent


@dataclass(frozen=True, slots=True)
class Teller:
    """Hands notices over, and sends those that can leave now: none in the account's quiet hours.

    `word` words a sentence in a reader's language ("": the account's).
    """

    store: Store
    channel: Channel
    word: Callable[[Say, str], str]
    now: Callable[[], datetime]
    quiet: Callable[[datetime], bool] = lambda now: False

    async def tell(self, entry: Entry) -> None:
        """Tell one author."""
        told = await until_kept(moved.hand_over, self.store, entry)
        if told is None:
            return
        now = self.now()
        if self.quiet(now):
            return  # it stays in the queue: the next reply tells it
        if await until_kept(moved.pay_window, self.store, told.openid, now.timestamp()):
            await self._send(told)

    async def _send(self, told: Told) -> None:
        text = self.word(Say(told.notice.key, told.notice.values), told.language)
        try:
            await self.channel.send(Member(told.openid), text)
        except (PlatformRefused, PlatformSilent):
            return  # it stays in the queue: the next reply tells it
        await asyncio.shield(until_kept(moved.take_back, self.store, told))
