"""A sender's parts over a store and a scripted platform, put together as `main` does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.delivery import channels
from bot.delivery.actions import Actions
from bot.delivery.engine import Engine
from bot.delivery.patience import until_kept
from bot.delivery.sender import Sender
from bot.delivery.telling import Teller
from bot.model.ids import OpenId, PushId
from bot.model.push import Delivery, Progress, Push
from bot.model.say import Say
from bot.settings import table
from bot.store import batches, pushes
from bot.store.base import Store
from bot.store.tokens import SharedToken
from bot.wechat.fanout import Fanout
from bot.wechat.tokens import Tokens
from tests.delivery.platform import ScriptedPlatform
from tests.store.people import ENGLISH, NOW, TEXTS, found, ledger

REST = 600


@dataclass
class Office:
    """One sender process's parts, and the platform that it talks to."""

    store: Store
    platform: ScriptedPlatform
    engine: Engine
    sender: Sender

    async def deliver(self) -> None:
        """Work through every batch that there is."""
        await until_kept(batches.prepare, self.store)
        for _ in range(self.store.redis.xlen(self.store.keys.batches())):
            batch = found(await until_kept(batches.take, self.store, "first"))
            assert await self.engine.work(batch)
            await until_kept(batches.finish, self.store, batch)

    def another(self, name: str) -> Sender:
        """A second sender beside the first."""
        first = self.sender
        one = first.engine
        engine = Engine(self.store, one.channels, one.actions, one.body_of, one.now, one.rest_for)
        return Sender(name, self.store, engine, first.teller)


def words(said: Say, language: str) -> str:
    """Word a sentence in a member's language, or the account's."""
    return (ENGLISH if language == "en" else TEXTS).render(said)


@asynccontextmanager
async def office(
    store: Store, now: Callable[[], datetime] = lambda: NOW, api: str = ""
) -> AsyncIterator[Office]:
    async with ScriptedPlatform() as platform:
        url = api or platform.url
        async with Fanout(url, connections=64) as fanout:
            tokens = Tokens(SharedToken(store), url, "wx0000000000000001", "emulated-secret")
            roads = channels.build(fanout, tokens)
            actions = Actions(table("platform")["errors"])
            engine = Engine(store, roads, actions, lambda push: push.item, now, lambda _: REST)
            teller = Teller(store, roads["custom"], words, now)
            yield Office(store, platform, engine, Sender("first", store, engine, teller))


Story = Callable[[Office], Awaitable[None]]


def tell(store: Store, story: Story, now: Callable[[], datetime] = lambda: NOW) -> None:
    """Run a story in an event loop of its own."""

    async def run() -> None:
        async with office(store, now) as one:
            await story(one)

    asyncio.run(run())


def progress(store: Store, push: Push) -> Progress:
    return pushes.progress(store, [push.id])[0]


def counted(store: Store, push: PushId, audience: int) -> Progress:
    """Count a push's ledger itself; its numbers must be those that its record tells."""
    states = [Delivery(one) for one in ledger(store, push, *range(audience))]
    by = {state: states.count(state) for state in Delivery}
    return Progress(
        audience=len(states) - by[Delivery.NONE],
        delivered=by[Delivery.DELIVERED],
        waiting=by[Delivery.WAITING] + by[Delivery.TOLD],
        unreached=by[Delivery.UNREACHED],
        sending=by[Delivery.QUEUED] + by[Delivery.CLAIMED],
    )


def crowd(count: int) -> list[OpenId]:
    return [OpenId(f"oCrowd{number:022}") for number in range(count)]
