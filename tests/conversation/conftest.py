import pytest

from tests.conversation.talk import Talk


@pytest.fixture
def hears() -> Talk:
    """Mei, who follows, with one item today and nothing open."""
    return Talk()
