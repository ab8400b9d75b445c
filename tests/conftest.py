"""Marks by folder: what needs another process does not run in `make quick`."""

import pytest

_MARKS = {
    "journeys": pytest.mark.journey,
    "emulator": pytest.mark.journey,
    "console": pytest.mark.redis,
    "webhook": pytest.mark.redis,
    "cli": pytest.mark.redis,
    "store": pytest.mark.redis,
    "delivery": pytest.mark.redis,
    "scheduler": pytest.mark.redis,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what it needs."""
    for item in items:
        for folder, mark in _MARKS.items():
            if folder in item.path.parts:
                item.add_marker(mark)
