from collections.abc import Iterator

import pytest

from tests.emulator.running import RunningEmulator
from tests.emulator.webhook import Webhook


@pytest.fixture(scope="session")
def one_webhook() -> Iterator[Webhook]:
    webhook = Webhook()
    yield webhook
    webhook.close()


@pytest.fixture(scope="session")
def one_emulator(one_webhook: Webhook) -> Iterator[RunningEmulator]:
    with RunningEmulator(one_webhook.url, timeout=0.3) as emulator:
        yield emulator


@pytest.fixture
def webhook(one_webhook: Webhook) -> Webhook:
    """A bot that answers `success` until a test gives it another script."""
    one_webhook.forget()
    return one_webhook


@pytest.fixture
def emulator(one_emulator: RunningEmulator, webhook: Webhook) -> RunningEmulator:
    """A verified service account in plain mode, as at its start; the webhook has 0.3 s."""
    one_emulator.reset()  # of switches and faults, so that the next call can work
    one_emulator.call("menu/delete")
    one_emulator.reset()
    return one_emulator
