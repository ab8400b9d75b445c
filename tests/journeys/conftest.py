from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with nothing started but store and WeChat; three members follow."""
    built = House(tmp_path)
    yield built
    built.end()
