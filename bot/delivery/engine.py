"""Working through one batch: plan, claim, send, record (I3)."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.delivery.actions import Action, Actions
from bot.delivery.channels import Channel, Channels
from bot.delivery.patience import until_kept
from bot.delivery.planner import Plan, plan
from bot.model.ids import MemberNumber
from bot.model.member import Member
from bot.model.push import Delivery, Push
from bot.store import batches, pushes, trouble
from bot.store.base import Store
from bot.store.batches import Batch, Outcome
from bot.wechat.errors import PlatformRefused, PlatformSilent

log = structlog.get_logger()

_CLAIM = 32
"""Members claimed at once, and sent to side by side; what a crash leaves in the open."""

_LANES = 2
"""Claims under way at once, so that one sends while the other is recorded."""

_WAITS = (1.0, 4.0, 16.0)
"""Seconds before a try is repeated (fact sheet 10, R)."""


@dataclass(slots=True)
class Engine:
    """Sends one batch at a time. `rest_for` gives the seconds that a channel rests."""

    store: Store
    channels: Channels
    actions: Actions
    body_of: Callable[[Push], str]
    now: Callable[[], datetime]
    rest_for: Callable[[Action], int]
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _resting: set[str] = field(default_factory=set)

    async def work(self, batch: Batch) -> bool:
        """Send to all of a batch who are still queued; False where it was told to stop first."""
        push = await until_kept(pushes.read, self.store, batch.push)
        if push is None:
            return True
        members = await until_kept(batches.queued, self.store, batch)
        order = await until_kept(self._open_channels, push)
        body = self._body(push)
        planned = plan([one for one in members if one.follows], order, self.now())
        sends = [one for one in planned if body and one.channel and one.channel.sends]
        rest = [_left(one) for one in members if not one.follows]
        rest += [_waits(one.member) for one in planned if one not in sends]
        await self._record(batch, push, rest)
        chunks = (sends[at : at + _CLAIM] for at in range(0, len(sends), _CLAIM))
        await asyncio.gather(*(self._lane(batch, push, body, chunks) for _ in range(_LANES)))
        # A claim that the store made but was late to answer has nobody who sends it.
        await until_kept(batches.abandoned, self.store, batch)
        return not self.stopping.is_set()

    def _body(self, push: Push) -> str:
        try:
            return self.body_of(push)
        except LookupError:  # the item left the library: all wait, and a person reads this
            log.error("a push without its item", push=push.id, item=push.item)
            return ""

    def _open_channels(self, push: Push) -> list[Channel]:
        self._resting = {name for name in self.channels if trouble.paused(self.store, name)}
        named = (name for name in push.channels if name not in self._resting)
        return [self.channels[name] for name in named if name in self.channels]

    async def _lane(
        self, batch: Batch, push: Push, body: str, chunks: Iterator[list[Plan]]
    ) -> None:
        """Take chunk after chunk; the lanes share one iterator."""
        for chunk in chunks:
            if self.stopping.is_set():
                return
            await self._chunk(batch, push, body, chunk)

    async def _chunk(self, batch: Batch, push: Push, body: str, chunk: list[Plan]) -> None:
        resting = [one for one in chunk if one.channel and one.channel.name in self._resting]
        going = [one for one in chunk if one not in resting]
        pairs = [(_number(one.member), one.member.openid) for one in going]
        now = self.now().timestamp()
        had = self.store.keys.had(push.item)
        claimed = set(await until_kept(batches.claim, self.store, batch, had, pairs, now))
        sent = [self._one(one, body) for one in going if one.member.number in claimed]
        outcomes = [*map(_waits, (one.member for one in resting)), *await asyncio.gather(*sent)]
        await self._record(batch, push, outcomes)

    async def _one(self, planned: Plan, body: str) -> Outcome:
        """Send to one member, and say what became of it; never raises for one member's sake."""
        assert planned.channel is not None
        for wait in (*_WAITS, None):
            try:
                await planned.channel.send(planned.member, body)
            except PlatformRefused as refused:
                action = self.actions.of(refused.code)
                await until_kept(trouble.note, self.store, refused.code, self.now())
                if action is Action.RETRY and wait is not None:
                    await asyncio.sleep(wait)
                    continue
                return await self._refused(planned, refused.code, action)
            except PlatformSilent as silent:  # it may have arrived: at most once
                log.warning("no answer", channel=planned.channel.name, why=str(silent))
                return Outcome(_number(planned.member), Delivery.WAITING, sure=False)
            return Outcome(_number(planned.member), Delivery.DELIVERED)
        return _waits(planned.member)

    async def _refused(self, planned: Plan, code: int, action: Action) -> Outcome:
        """Do what the table says about a code."""
        assert planned.channel is not None
        if action is Action.DROP:
            return Outcome(_number(planned.member), Delivery.UNREACHED, code)
        if action in {Action.PAUSE, Action.PERSON, Action.MEND}:
            name, seconds = planned.channel.name, self.rest_for(action)
            self._resting.add(name)
            log.error("a channel rests", channel=name, code=code, seconds=seconds)
            await until_kept(trouble.pause, self.store, name, code, seconds)
        return _waits(planned.member)

    async def _record(self, batch: Batch, push: Push, outcomes: Sequence[Outcome]) -> None:
        if outcomes:
            had = self.store.keys.had(push.item)
            await until_kept(batches.record, self.store, batch, had, outcomes)


def _number(member: Member) -> MemberNumber:
    assert member.number is not None  # whoever stands in a ledger has one
    return member.number


def _waits(member: Member) -> Outcome:
    return Outcome(_number(member), Delivery.WAITING)


def _left(member: Member) -> Outcome:
    return Outcome(_number(member), Delivery.UNREACHED)
