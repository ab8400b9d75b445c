"""Connecting to the store by its address: one server, sentinels or a cluster.

redis-py knows neither `redis+sentinel://` nor `redis+cluster://`; those two are read here. The
client has no retries of its own (a stopped store took 15 s with them) and a timeout of 1 s.
"""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import redis
from redis.backoff import NoBackoff
from redis.cluster import ClusterNode, RedisCluster
from redis.retry import Retry
from redis.sentinel import Sentinel, SentinelManagedConnection

from bot.store.breaker import Breaker, NotConnected
from bot.store.client import Call, Client
from bot.store.wire import Wire

TIMEOUT = 1.0
"""Seconds for connecting, and for each answer."""


class _Connection(redis.Connection):
    """A connection that says when it could not even be made."""

    def connect(self) -> None:
        try:
            super().connect()
        except (redis.ConnectionError, redis.TimeoutError) as error:
            raise NotConnected(str(error)) from error


class _TlsConnection(_Connection, redis.SSLConnection):
    """The same over TLS."""


class _UnixConnection(redis.UnixDomainSocketConnection):
    """The same over a unix socket."""

    def connect(self) -> None:
        try:
            super().connect()
        except (redis.ConnectionError, redis.TimeoutError) as error:
            raise NotConnected(str(error)) from error


class _WatchedConnection(SentinelManagedConnection):
    """The same to the server that the sentinels name."""

    def connect(self) -> None:
        try:
            super().connect()
        except (redis.ConnectionError, redis.TimeoutError) as error:
            raise NotConnected(str(error)) from error


_CONNECTIONS = {"redis": _Connection, "rediss": _TlsConnection, "unix": _UnixConnection}


def connect(url: str, timeout: float = TIMEOUT) -> Client:
    """Make a client for the address; nothing is sent yet. Raises `ValueError` on a bad address."""
    scheme = urlsplit(url).scheme
    options: dict[str, Any] = {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        "retry": Retry(NoBackoff(), 0),
        "protocol": 2,
    }
    if scheme == "redis+sentinel":
        return _by_sentinel(url, options)
    if scheme == "redis+cluster":
        nodes = [ClusterNode(host, port) for host, port in _hosts(url, 6379)]
        return cast(Client, RedisCluster(startup_nodes=nodes, **_login(url), **options))
    if scheme not in _CONNECTIONS:
        raise ValueError(f"unknown scheme {scheme!r}")
    pool = redis.ConnectionPool.from_url(url, connection_class=_CONNECTIONS[scheme], **options)
    return cast(Client, redis.Redis(connection_pool=pool))


def _by_sentinel(url: str, options: dict[str, Any]) -> Client:
    service = urlsplit(url).path.strip("/")
    if not service:
        raise ValueError("the service's name is missing behind the hosts")
    sentinel = Sentinel(_hosts(url, 26379), sentinel_kwargs=options, **_login(url), **options)
    return cast(Client, sentinel.master_for(service, connection_class=_WatchedConnection))


def _hosts(url: str, port: int) -> list[tuple[str, int]]:
    listed = urlsplit(url).netloc.rpartition("@")[2].split(",")
    pairs = (one.rpartition(":") if ":" in one else (one, "", str(port)) for one in listed)
    return [(host, int(number)) for host, _, number in pairs]


def _login(url: str) -> dict[str, Any]:
    user, _, password = urlsplit(url).netloc.rpartition("@")[0].partition(":")
    named = {"username": unquote(user), "password": unquote(password)}
    return {name: value for name, value in named.items() if value}


def guarded(client: Client, breaker: Breaker) -> Client:
    """Let all that this client sends pass through the breaker."""

    def pipeline(*args: Any, **named: Any) -> Any:
        made = make_pipeline(*args, **named)
        made.execute = _guard(made.execute, breaker)
        return made

    make_pipeline, execute = client.pipeline, client.execute_command
    vars(client)["execute_command"] = _guard(execute, breaker)  # goes before the class's own
    vars(client)["pipeline"] = pipeline
    return client


def _guard(call: Callable[..., Any], breaker: Breaker) -> Callable[..., Any]:
    def guarded_call(*args: Any, **named: Any) -> Any:
        with breaker:
            return call(*args, **named)

    return guarded_call


def short_way(client: Client, breaker: Breaker) -> Call:
    """Give the quickest way to send one command: a wire, where one server is always asked."""
    pool = getattr(client, "connection_pool", None)
    if type(pool) is redis.ConnectionPool:
        return _guard(Wire(pool).call, breaker)
    return client.execute_command
