from collections.abc import Iterator

import pytest

from bot.store.base import Store
from tests.emulator.running import RunningEmulator
from tests.emulator.webhook import Webhook
from tests.scheduler.office import Office
from tests.servers import own_server, server, store

__all__ = ["own_server", "server", "store"]


@pytest.fixture(scope="session")
def one_platform() -> Iterator[RunningEmulator]:
    webhook = Webhook()
    with RunningEmulator(webhook.url) as emulator:
        yield emulator
    webhook.close()


@pytest.fixture
def emulator(one_platform: RunningEmulator) -> RunningEmulator:
    """Mei, Ou and Sol follow."""
    one_platform.reset()
    return one_platform


@pytest.fixture
def office(store: Store) -> Office:
    """A scheduler that leads, at ten in the morning of a Wednesday; no platform answers it."""
    return Office(store, "first")
