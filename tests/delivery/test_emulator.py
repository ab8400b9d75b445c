"""A push to a faithful platform: it counts windows itself, and its phones show what came."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.model.push import Delivery, Progress
from bot.store.base import Store
from tests.delivery.office import office, progress
from tests.emulator import running
from tests.emulator.running import RunningEmulator
from tests.emulator.webhook import Webhook
from tests.store.people import MEI, OU, SOL, X, a_push, begin, follow, ledger


@pytest.fixture(scope="module")
def emulator() -> Iterator[RunningEmulator]:
    webhook = Webhook()
    with RunningEmulator(webhook.url) as platform:
        yield platform
    webhook.close()


def test_reaches_phones_as_the_ledger_says(store: Store, emulator: RunningEmulator) -> None:
    """Mei wrote; Ou did not, though the bot thinks so; Sol blocked the account."""
    emulator.reset()
    for one in (running.MEI, running.SOL):
        emulator.send(one, "在")
    emulator.act(running.SOL, "block")
    now = datetime.fromtimestamp(emulator.now(), UTC)
    follow(store, MEI, OU, SOL, sends=5, now=now)
    push = begin(store, a_push(now=now))

    async def story() -> None:
        async with office(store, lambda: now, emulator.address) as sending:
            await sending.deliver()

    asyncio.run(story())
    became = [Delivery.DELIVERED, Delivery.WAITING, Delivery.UNREACHED]
    assert ledger(store, push.id, 0, 1, 2) == became
    assert progress(store, push) == Progress(3, delivered=1, waiting=1, unreached=1)
    assert emulator.received(X) == {"total": 1, "members": 1, "most_for_one": 1, "missing": 2}
    assert emulator.texts(MEI) == [X]
