"""How the web process is served: what granian is told, and the files that it serves by itself."""

from importlib.util import find_spec
from pathlib import Path

from bot.settings import ROOT

THREADS = 4
"""Blocking threads of a web process; see docs/performance.md."""


def statics() -> list[tuple[str, Path]]:
    """Give the folders of files with their addresses; Bootstrap is found but not imported."""
    rooms, bootstrap = ROOT / "bot", find_spec("flask_bootstrap")
    assert bootstrap is not None
    assert bootstrap.origin is not None
    return [
        ("/static/reading", rooms / "reading" / "static"),
        ("/static/console", rooms / "console" / "static"),
        ("/static/bootstrap", Path(bootstrap.origin).parent / "static" / "bootstrap5"),
    ]
