"""granian with the web process in it."""

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from bot.main import THREADS, statics
from bot.settings import Settings

WORKERS = 1
"""Worker processes of one `web`; a bigger machine runs `web` several times."""

_WAITING = 1024
"""Requests that may wait for a thread: with a stopped store many members ask at once (I6)."""


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    routes, folders = zip(*statics(), strict=True)
    Server(
        "bot.main:web_app",
        factory=True,
        address=settings.bind_host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=_WAITING,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
        static_path_route=list(routes),
        static_path_mount=list(folders),
        static_path_expires=3600,
    ).serve()
