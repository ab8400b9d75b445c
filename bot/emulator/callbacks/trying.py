"""One try to tell the webhook something: signed anew, posted, judged, logged."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import aiohttp
from yarl import URL

from bot.emulator import xml
from bot.emulator.callbacks.answer import Answer
from bot.emulator.callbacks.packing import Packing, Parcel
from bot.emulator.callbacks.replies import Fault
from bot.emulator.callbacks.spoiling import spoilt
from bot.emulator.callbacks.verdict import Verdict, judge
from bot.emulator.faults.faults import Hit, words_of
from bot.emulator.logs import Callback
from bot.emulator.world import World

_HEADERS: Mapping[str, str] = {"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0"}
_ECHO = "1234567890123456789"


@dataclass(frozen=True, slots=True)
class Push:
    """What the platform has to say of one person; at most `articles` may answer it."""

    world: World
    openid: str
    parcel: Parcel
    articles: int
    hits: Sequence[Hit] = ()
    """The fault rules that struck it as a whole."""


class Webhook:
    """The bot's address, and how the platform speaks to it."""

    def __init__(
        self, session: aiohttp.ClientSession, address: str, packing: Packing, patience: float
    ) -> None:
        self._session = session
        self._address = URL(address)
        self._packing = packing
        self._patience = patience

    async def attempt(self, push: Push, number: int) -> tuple[Answer, Verdict]:
        at, started = push.world.now(), time.perf_counter()
        query = self._packing.query(push.parcel, push.openid, at)
        url = self._address.update_query(dict(query))
        faults = push.world.faults
        hits = faults.strike("try") if faults.rules else []
        if hits:
            answer = await spoilt(hits, self._patience, lambda: self._post(url, push.parcel.body))
        else:
            answer = await self._post(url, push.parcel.body)
        verdict = self._judge(push, answer)
        line = Callback(
            at=at,
            openid=push.openid,
            attempt=number,
            url=str(url),
            body=push.parcel.body,
            status=answer.status,
            answer=answer.body,
            fault=verdict.fault,
            why=verdict.why,
            told=push.parcel.message if push.parcel.sealed else "",
            reply=xml.write(verdict.reply) if push.parcel.sealed and verdict.reply else "",
            ms=(time.perf_counter() - started) * 1000,
            injected=words_of([*push.hits, *hits]),
        )
        push.world.callbacks.add(line)
        return answer, verdict

    def never_left(self, push: Push, fault: str) -> None:
        """A line in the log for what the bot is not told, and will not be."""
        line = Callback(
            at=push.world.now(),
            openid=push.openid,
            attempt=0,
            url=str(self._address),
            body=push.parcel.body,
            status=0,
            answer=b"",
            fault=fault,
            ms=0.0,
            injected=words_of(push.hits),
        )
        push.world.callbacks.add(line)

    async def proves(self, now: float) -> bool:
        """Does it pass the check that is made when its address is saved?"""
        url = self._address.update_query({**self._packing.signed(now), "echostr": _ECHO})
        try:
            async with asyncio.timeout(self._patience), self._session.get(url) as response:
                return response.status == 200 and await response.read() == _ECHO.encode()
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _post(self, url: URL, body: bytes) -> Answer:
        request = self._session.post(url, data=body, headers=_HEADERS, allow_redirects=False)
        try:
            # aiohttp's own timeout rounds up to a whole second: five could be six
            async with asyncio.timeout(self._patience), request as response:
                answer = await response.read()
                fault: Fault | None = None if response.status == 200 else "status"
                return Answer(response.status, answer, fault)
        except TimeoutError:
            return Answer(fault="timeout")
        except aiohttp.ClientError as reason:
            return Answer(fault="connection", why=str(reason))

    def _judge(self, push: Push, answer: Answer) -> Verdict:
        if answer.fault:
            return Verdict(answer.fault, why=answer.why)
        return judge(answer.body, self._packing, push.openid, push.world, push.articles)
