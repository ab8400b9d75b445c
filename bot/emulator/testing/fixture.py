"""`pytest_plugins = ["bot.emulator.testing.fixture"]` gives tests the fixture `wechat`."""

from collections.abc import Iterator, Mapping

import pytest

from bot.emulator.testing.running import RunningEmulator


@pytest.fixture
def webhook_url() -> str:
    """Where your bot listens. Define a fixture of this name beside your tests."""
    raise pytest.UsageError('define a fixture "webhook_url" that returns your bot\'s address')


@pytest.fixture
def wechat_options() -> Mapping[str, object]:
    """What differs from a verified service account in plain mode: see `Options` in server.py."""
    return {}


@pytest.fixture
def wechat(webhook_url: str, wechat_options: Mapping[str, object]) -> Iterator[RunningEmulator]:
    """An emulator of its own for this test, ended with it."""
    with RunningEmulator(webhook_url, **wechat_options) as emulator:
        yield emulator
