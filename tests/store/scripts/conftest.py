"""Under a server's access list a script that touches a key which it did not declare fails."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import pytest

from bot.store import scripts
from bot.store.client import Client, Value
from bot.store.connection import connect
from tests.servers import Server

Strictly = Callable[[str, Sequence[str], Sequence[Value]], Any]


@pytest.fixture
def strictly(server: Server) -> Strictly:
    """Run a script's text with access to its own keys alone."""
    owner = server.client()
    asker = connect(server.url.replace("unix://", "unix://scripted@") + "?password=any")

    def run(text: str, keys: Sequence[str], args: Sequence[Value]) -> Any:
        rules = ("on", "nopass", "+@all", "resetkeys", *(f"~{key}" for key in keys))
        owner.execute_command("ACL", "SETUSER", "scripted", *rules)
        return asker.eval(text, len(keys), *keys, *args)

    return run


@pytest.fixture(autouse=True)
def declared(strictly: Strictly, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the whole store run its scripts so."""

    def run(client: Client, name: str, keys: Sequence[str], args: Sequence[Value]) -> Any:
        text = (files("bot.store") / "scripts" / f"{name}.lua").read_text(encoding="utf-8")
        return strictly(text, keys, args)

    monkeypatch.setattr(scripts, "run", run)
