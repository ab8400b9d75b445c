import pytest

from bot.wechat.inbound import Gate
from tests.wechat.platform import AES_KEY, APP_ID, TOKEN


@pytest.fixture(scope="session")
def gate() -> Gate:
    """The gate of an account that has a key."""
    return Gate.of(TOKEN, AES_KEY, APP_ID)
