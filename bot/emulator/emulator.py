"""The emulator as a whole: its present world, its webhook, its watchers, its disk."""

import asyncio
from collections.abc import Callable

from bot.emulator.account import Account
from bot.emulator.acts import writing
from bot.emulator.acts.stage import Stage
from bot.emulator.callbacks.delivery import Delivery
from bot.emulator.disk import Disk
from bot.emulator.files.samples import Samples
from bot.emulator.openids import openid_of
from bot.emulator.stream import Event, Stream
from bot.emulator.world import World


class Emulator:
    """Holds the world, and puts a new one in its place on a reset.

    What is still on its way when that happens ends in the old world, and is forgotten with it.
    """

    def __init__(self, account: Account, base: int, delivery: Delivery, disk: Disk | None) -> None:
        self.delivery = delivery
        self.stream = Stream()
        self.samples = Samples()
        self.closing = False
        self._disk = disk
        self._make: Callable[[], World] = lambda: World(
            account, base, self.samples, self.stream, on_disk=disk is not None
        )
        self.world = self._make()
        if disk:
            disk.load(self.world)

    def world_now(self) -> World:
        return self.world

    def stage(self, openid: str) -> Stage | None:
        """For a member, or anybody else whose openid is one; None for any other text."""
        member = self.world.roster.person(openid)
        return Stage(self.world, self.delivery, member) if member else None

    def reset(self) -> None:
        """All as at the start; but the account keeps its menu, and nobody greets a second time."""
        before, self.world = self.world, self._make()
        self.world.menus, self.world.greeted = before.menus, True
        self.world.menus.conditional = []  # the tags that they ask for are gone
        before.agenda.changed.set()
        self.world.changed = True
        if self._disk:
            self._disk.clear()
        self.stream.publish(Event("reset"))

    async def greet(self, count: int) -> None:
        """The first members say hello once the webhook is up: the very first time only."""
        if self.world.greeted or not count:
            return
        while not await self.delivery.answers(self.world.now()):
            await asyncio.sleep(0.2)
        self.world.greeted = self.world.changed = True
        for number in range(1, count + 1):
            stage = self.stage(openid_of(number))
            if stage and stage.member.follows:
                await writing.send(stage, {"type": "text", "text": "你好"})

    async def keep_saving(self) -> None:
        while self._disk:
            await asyncio.sleep(1)
            self._disk.save(self.world)

    def end(self) -> None:
        """Let the watchers go, so that the server can stop."""
        self.closing = True
        self.stream.wake()

    def close(self) -> None:
        if self._disk:
            self._disk.save(self.world)
            self._disk.close()
