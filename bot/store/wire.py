"""The hot path to one server: a connection of its own for each thread, and no more calls than two.

redis-py's way for one command costs 73 µs of CPU, of which this leaves 21 (measured on the machine
of docs/performance.md): it takes a connection from a pool, polls it, checks and counts.
"""

import threading
import time
from typing import Any

import hiredis
import redis

from bot.store.client import Value

_RESTED = 0.05
"""Seconds of rest after which a connection is looked at before it is used: the server may have
gone meanwhile."""


class Wire:
    """Sends commands over the calling thread's own connection."""

    def __init__(self, pool: redis.ConnectionPool) -> None:
        self._pool = pool
        self._local = threading.local()

    def call(self, *command: Value) -> Any:
        """Send one command and give its answer. Raises redis-py's errors."""
        connection = self._connection()
        try:
            packed = hiredis.pack_command(command)  # type: ignore[arg-type]  # its stubs want one
            connection.send_packed_command([packed], check_health=False)
            answer = connection.read_response()
        except redis.ResponseError:
            raise
        except BaseException:
            connection.disconnect()
            raise
        finally:
            self._local.used = time.monotonic()
        return answer

    def _connection(self) -> Any:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._pool.make_connection()
            connection.connect()  # type: ignore[no-untyped-call]
            self._local.connection, self._local.used = connection, time.monotonic()
        elif time.monotonic() - self._local.used > _RESTED:
            self._look_at(connection)
        return connection

    @staticmethod
    def _look_at(connection: Any) -> None:
        """Connect anew where the server closed the connection meanwhile."""
        try:
            stale = connection.can_read()  # nothing is due: then it says that the end was reached
        except redis.ConnectionError:
            stale = True
        if stale:
            connection.disconnect()
        connection.connect()
