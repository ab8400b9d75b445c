from pathlib import Path

import pytest

from tests.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty content folder."""
    return Desk(tmp_path)
