"""What every process needs: its log, its clock, its store, its name."""

import json
import logging
import os
import socket
import sys
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from bot.settings import Settings
from bot.store.base import Store, open_store


def log_to_stderr() -> None:
    """Write log lines to standard error: what happened and its ids, never a local variable.

    A traceback with the values of its variables would show members' words and our secrets (I7).
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)


def clock(settings: Settings) -> Callable[[], datetime]:
    """Give what tells this process the time, in UTC; with CLOCK_URL the emulator's, asked anew."""
    if not settings.clock_url:
        return lambda: datetime.now(UTC)

    def emulated() -> datetime:
        with urllib.request.urlopen(settings.clock_url, timeout=2) as answer:  # noqa: S310 - loopback
            return datetime.fromtimestamp(json.load(answer)["now"], UTC)

    return emulated


def store(settings: Settings) -> Store:
    """Open the store of this account."""
    return open_store(settings.redis_url, settings.wechat_app_id, settings.secret_key)


def own_name() -> str:
    """Name this process among its kind on all machines."""
    return f"{socket.gethostname()}-{os.getpid()}"
