"""Addresses of every kind, and whole turns through real sentinels and a real cluster."""

import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import redis

from bot.store import connection, contributions, trouble
from bot.store.base import Store, claim, open_store
from bot.store.breaker import StoreUnavailable
from bot.store.connection import connect
from tests.servers import MEMORY, SECRET, Server, binary_of
from tests.store.people import MEI, NOW, X, a_push, answer, begin, conversation, follow, said
from tests.store.test_breaker import closes, refused


def made(url: str) -> dict[str, Any]:
    """What a client was told of its address."""
    client = cast(Any, connect(url))
    told: dict[str, Any] = client.connection_pool.connection_kwargs
    return told


def test_reads_one_servers_address() -> None:
    told = made("redis://mei:p%40ss@127.0.0.1:7000/3")
    assert (told["host"], told["port"], told["db"]) == ("127.0.0.1", 7000, 3)
    assert (told["username"], told["password"]) == ("mei", "p@ss")
    assert (told["socket_timeout"], told["socket_connect_timeout"]) == (1.0, 1.0)


def test_reads_a_socket_and_a_tls_address() -> None:
    assert made("unix:///run/redis.sock?db=2")["path"] == "/run/redis.sock"
    client = cast(Any, connect("rediss://127.0.0.1:6380/0"))
    assert issubclass(client.connection_pool.connection_class, redis.SSLConnection)


def test_reads_sentinels_and_their_service() -> None:
    url = "redis+sentinel://mei:p%40ss@127.0.0.1:7001,127.0.0.2/office"
    pool = cast(Any, connect(url)).connection_pool
    asked = [one.connection_pool.connection_kwargs for one in pool.sentinel_manager.sentinels]
    assert [(one["host"], one["port"]) for one in asked] == [
        ("127.0.0.1", 7001),
        ("127.0.0.2", 26379),
    ]
    assert (pool.service_name, pool.connection_kwargs["password"]) == ("office", "p@ss")


def test_reads_the_first_nodes_of_a_cluster() -> None:
    pairs = connection._hosts("redis+cluster://u:p@10.0.0.1,10.0.0.2:7002", 6379)
    assert pairs == [("10.0.0.1", 6379), ("10.0.0.2", 7002)]


@pytest.mark.parametrize(
    "url", ["http://x", "redis+sentinel://127.0.0.1", "", "redis+sentinel://h:x/y", "memcached://x"]
)
def test_refuses_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which one is the settings' to word
        connect(url)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(what: Callable[[], bool]) -> None:
    """Servers come to terms among themselves in their own time."""
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def on_tcp(*options: str) -> tuple[Server, int]:
    port = free_port()
    return Server(binary_of("valkey"), "--port", str(port), "--bind", "127.0.0.1", *options), port


@pytest.fixture(scope="module")
def cluster() -> Iterator[tuple[Server, str]]:
    """A cluster of one node that has all slots."""
    options = ("--cluster-enabled", "yes", "--cluster-port", str(free_port()))
    node, port = on_tcp(*options)
    node.client().execute_command("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
    asks = node.client()
    wait_for(lambda: b"cluster_state:ok" in asks.execute_command("CLUSTER", "INFO"))
    yield node, f"redis+cluster://127.0.0.1:{port}"
    node.remove()


@pytest.fixture(scope="module")
def watched() -> Iterator[tuple[Server, str]]:
    """A server with a sentinel beside it."""
    master, port = on_tcp()
    watch = free_port()
    with tempfile.NamedTemporaryFile("w", suffix=".conf", dir=MEMORY) as conf:
        conf.write(f"port {watch}\nbind 127.0.0.1\ndir {Path(conf.name).parent}\n")
        conf.write(f"sentinel monitor office 127.0.0.1 {port} 1\n")
        conf.flush()
        sentinel = Sentinel(binary_of("valkey"), conf.name, watch)
        yield master, f"redis+sentinel://127.0.0.1:{watch}/office"
        sentinel.remove()
    master.remove()


class Sentinel(Server):
    """A server that watches another; it says nothing of taking connections."""

    def __init__(self, binary: str, conf: str, port: int) -> None:
        self._conf, self._port = conf, port
        super().__init__(binary)

    def start(self) -> None:
        self._command = [self._command[0], self._conf, "--sentinel"]
        self._begin()
        wait_for(self._listens)

    def _listens(self) -> bool:
        with socket.socket() as asks:
            return asks.connect_ex(("127.0.0.1", self._port)) == 0


def a_whole_turn(store: Store) -> None:
    claim(store)
    follow(store, MEI)
    begin(store, a_push())
    bot = conversation(store)
    told = answer(bot, said(MEI, "微建议 路灯坏了"))
    assert answer(bot, said(MEI, "微建议 路灯坏了")) == told
    (kept,) = contributions.of_member(store, MEI, 9)
    assert (kept.text, kept.item, kept.receipt in told) == ("路灯坏了", X, True)
    answer(bot, said(MEI, "今日", 2))
    assert kept.receipt in answer(bot, said(MEI, "我的", 3))
    trouble.note(store, 45009, NOW)
    assert store.redis.xlen(store.keys.batches()) == 1


@pytest.mark.redis
def test_takes_a_turn_through_a_cluster(cluster: tuple[Server, str]) -> None:
    store = open_store(cluster[1], "wx-cluster", SECRET)
    a_whole_turn(store)


@pytest.mark.redis
def test_takes_a_turn_through_sentinels(watched: tuple[Server, str]) -> None:
    store = open_store(watched[1], "wx-watched", SECRET)
    a_whole_turn(store)


@pytest.mark.redis
def test_says_surely_not_where_the_watched_server_is_gone(watched: tuple[Server, str]) -> None:
    store = open_store(watched[1], "wx-watched", SECRET)
    store.redis.ping()
    watched[0].kill()
    cast(Any, store.redis).connection_pool.disconnect()
    trouble, _ = refused(store)
    watched[0].start()
    assert closes(store)
    assert not trouble.maybe


@pytest.mark.redis
def serves(store: Store, within: float) -> bool:
    """Wait until a key can be read: a cluster answers a while before its slots are served."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            return store.redis.exists(store.keys.schema()) in {0, 1}
        except StoreUnavailable:
            threading.Event().wait(0.05)
    return False


def test_finds_a_cluster_again_that_was_away(cluster: tuple[Server, str]) -> None:
    store = open_store(cluster[1], "wx-cluster", SECRET)
    store.redis.ping()
    cluster[0].kill()
    with pytest.raises(StoreUnavailable):
        store.redis.get(store.keys.schema())
    cluster[0].start()
    assert serves(store, within=10)
