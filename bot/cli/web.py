"""granian with the web process in it."""

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from bot.main.serving import THREADS, statics
from bot.settings import Settings

WORKERS = 1
"""Worker processes of one `web`; a bigger machine runs `web` several times."""

_WAITING = 1024
"""Requests that may wait for a thread: with a stopped store many members ask at once (I6)."""


def serve(settings: Settings) -> None:
    """Serve the web process until SIGTERM or SIGINT."""
    run("bot.main.web:web_app", settings.bind_host, settings.port)


def run(target: str, host: str, port: int) -> None:
    """Serve what a factory makes, as this program is always served."""
    routes, folders = zip(*statics(), strict=True)
    Server(
        target,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=_WAITING,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=3,
        log_level=LogLevels.error,
        static_path_route=list(routes),
        static_path_mount=list(folders),
        static_path_expires=3600,
    ).serve()
