"""Tells the webhook what the platform itself has to say: jobs that ended, answers to pop-ups."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from bot.emulator import limits, xml
from bot.emulator.callbacks import messages
from bot.emulator.callbacks.delivery import Delivery
from bot.emulator.people.chat import Fields
from bot.emulator.world import World

_AT_ONCE = 16


async def keep_announcing(world_now: Callable[[], World], delivery: Delivery) -> None:
    """Do what is due, and push what is in the outbox, until cancelled. A reset empties both."""
    running: set[asyncio.Task[None]] = set()
    while True:
        world = world_now()
        world.agenda.changed.clear()
        world.agenda.run_due()
        while world.outbox and len(running) < _AT_ONCE:
            task = asyncio.create_task(_tell(world, delivery, *world.outbox.popleft()))
            running.add(task)
            task.add_done_callback(running.discard)
            task.add_done_callback(partial(_room_again, world))
        await _until(world)


async def _tell(world: World, delivery: Delivery, openid: str, fields: Fields) -> None:
    pushed = xml.write(messages.event(world, openid, fields))
    await delivery.tell(world, openid, pushed, limits.ARTICLES_TO_EVENT)


def _room_again(world: World, _task: asyncio.Task[None]) -> None:
    world.agenda.changed.set()


async def _until(world: World) -> None:
    """Until the next act is due, or something has changed."""
    with suppress(TimeoutError):
        await asyncio.wait_for(world.agenda.changed.wait(), world.agenda.pause())
