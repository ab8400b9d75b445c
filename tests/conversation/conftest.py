import pytest

from tests.conversation.talk import Talk
from tests.servers import server, store

__all__ = ["hears", "server", "store"]


@pytest.fixture
def hears() -> Talk:
    """Mei, who follows, with one item today and nothing open."""
    return Talk()
