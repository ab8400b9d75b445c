"""The scheduler process."""

import signal
import threading

from bot.main.answering import conversation
from bot.main.basics import clock, own_name, store
from bot.main.platform import platform
from bot.main.privacy import grace
from bot.main.rights import places
from bot.scheduler import process as scheduling
from bot.scheduler.world import World
from bot.settings import Settings
from bot.study.library import load as load_library


def run(settings: Settings) -> None:
    """Run the scheduler process until SIGTERM or SIGINT."""
    opened, library = store(settings), load_library(settings.content_dir)
    leader = scheduling.Leader(opened, own_name())
    world = World(
        store=opened,
        library=library,
        zone=settings.zone,
        now=clock(settings),
        platform=platform(settings, opened),
        conversation=conversation(settings, opened, library),
        fence=lambda: leader.fence,
        places=places(settings, opened, library),
        grace=grace(),
    )
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    scheduling.run(leader, world, stop)
