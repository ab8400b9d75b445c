"""Tells the webhook: five seconds, three tries, the same body each time."""

import asyncio
import time
from dataclasses import dataclass, replace

import aiohttp

from bot.emulator.callbacks.packing import Packing
from bot.emulator.callbacks.replies import Fault
from bot.emulator.callbacks.trying import Push, Webhook
from bot.emulator.callbacks.verdict import Verdict
from bot.emulator.world import World

_TRIED_AGAIN: frozenset[Fault | None] = frozenset({"timeout", "connection", "status"})
_HELD_BACK = 1.0  # real seconds, where nobody else's push comes to overtake


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status` is the last try's, 0 without an answer; `ms` is the time of all tries together."""

    tries: int
    status: int
    ms: float
    verdict: Verdict


NOT_TOLD = Outcome(0, 0, 0.0, Verdict())


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
        self._webhook = Webhook(session, webhook, packing, patience)
        self._packing = packing
        self._tries = tries
        self._overtaken = asyncio.Event()
        """Set, and at once replaced, when a push has ended."""

    async def answers(self, now: float) -> bool:
        """Does the webhook pass the check that is made when its address is saved?"""
        return await self._webhook.proves(now)

    async def tell(self, world: World, openid: str, message: str, articles: int) -> Outcome:
        """Push it until it is answered in time or the tries are over.

        While the webhook is marked nothing is pushed, and nothing of it comes later.
        """
        push = Push(world, openid, self._packing.pack(message, world.account.gh_id), articles)
        if world.switches.mark_fail and world.marking.holds(world.now()):
            self._webhook.never_left(push, "mark_fail")
            return NOT_TOLD
        return await self._mistreat(push) if world.faults.rules else await self._deliver(push)

    async def _mistreat(self, push: Push) -> Outcome:
        """The first delivery is the one that counts for the phone, where there are two."""
        push = replace(push, hits=push.world.faults.strike("push"))
        kinds = {hit.rule.kind for hit in push.hits}
        await asyncio.sleep(sum(hit.seconds for hit in push.hits))
        if "drop" in kinds:
            self._webhook.never_left(push, "drop")
            return NOT_TOLD
        if "reorder" in kinds:
            await self._be_overtaken()
        if "parallel" in kinds:
            return (await asyncio.gather(self._deliver(push), self._deliver(push)))[0]
        outcome = await self._deliver(push)
        if "double" in kinds:
            await self._deliver(push)
        return outcome

    async def _deliver(self, push: Push) -> Outcome:
        started = time.perf_counter()
        for number in range(1, self._tries + 1):
            answer, verdict = await self._webhook.attempt(push, number)
            if verdict.fault not in _TRIED_AGAIN:
                break
        self._overtaken.set()
        self._overtaken = asyncio.Event()
        world = push.world
        world.marking.note(verdict.fault is not None, world.now(), world.switches.mark_fail)
        world.changed = True
        return Outcome(number, answer.status, (time.perf_counter() - started) * 1000, verdict)

    async def _be_overtaken(self) -> None:
        try:
            await asyncio.wait_for(self._overtaken.wait(), _HELD_BACK)
        except TimeoutError:
            return
