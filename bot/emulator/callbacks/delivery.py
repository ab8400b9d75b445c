"""Posts a push to the webhook: five seconds, three tries, the same body each time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from bot.emulator.callbacks.packing import Packing, Parcel
from bot.emulator.callbacks.replies import Fault
from bot.emulator.callbacks.verdict import Verdict, judge
from bot.emulator.logs import Callback
from bot.emulator.world import World

_TRIED_AGAIN: frozenset[Fault | None] = frozenset({"timeout", "connection", "status"})
_HEADERS: Mapping[str, str] = {"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status` is the last try's, 0 without an answer; `ms` is the time of all tries together."""

    tries: int
    status: int
    ms: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Push:
    """What one member's act makes the platform say; at most `articles` may answer it."""

    world: World
    openid: str
    parcel: Parcel
    articles: int


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int = 0
    body: bytes = b""
    fault: Fault | None = None


class Delivery:
    """The platform's side of one webhook."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        webhook: str,
        packing: Packing,
        patience: float,
        tries: int,
    ) -> None:
        self._session = session
        self._webhook = URL(webhook)
        self._packing = packing
        self._patience = aiohttp.ClientTimeout(total=patience)
        self._tries = tries

    async def tell(self, world: World, openid: str, message: str, articles: int) -> Outcome:
        """Push it until it is answered in time or the tries are over."""
        push = _Push(world, openid, self._packing.pack(message, world.account.gh_id), articles)
        started = time.perf_counter()
        for number in range(1, self._tries + 1):
            answer, verdict = await self._try(push, number)
            if verdict.fault not in _TRIED_AGAIN:
                break
        return Outcome(number, answer.status, _ms_since(started), verdict)

    async def answers(self, now: float) -> bool:
        """Does the webhook pass the check that is made when its address is saved?"""
        echo = "1234567890123456789"
        url = self._webhook.update_query({**self._packing.signed(now), "echostr": echo})
        try:
            async with self._session.get(url, timeout=self._patience) as response:
                return response.status == 200 and await response.read() == echo.encode()
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _try(self, push: _Push, number: int) -> tuple[_Answer, Verdict]:
        at, started = push.world.now(), time.perf_counter()
        query = self._packing.query(push.parcel, push.openid, at)
        url = self._webhook.update_query(dict(query))
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
            ms=_ms_since(started),
        )
        push.world.callbacks.add(line)
        return answer, verdict

    async def _post(self, url: URL, body: bytes) -> _Answer:
        request = self._session.post(
            url, data=body, headers=_HEADERS, timeout=self._patience, allow_redirects=False
        )
        try:
            async with request as response:
                answer = await response.read()
                return _Answer(
                    response.status, answer, None if response.status == 200 else "status"
                )
        except TimeoutError:
            return _Answer(fault="timeout")
        except aiohttp.ClientError:
            return _Answer(fault="connection")

    def _judge(self, push: _Push, answer: _Answer) -> Verdict:
        if answer.fault:
            return Verdict(answer.fault)
        return judge(answer.body, self._packing, push.openid, push.world, push.articles)


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
