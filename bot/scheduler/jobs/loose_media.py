"""Deleting, each night, files that became part of nothing, and what crashes left behind."""

import structlog

from bot.push.days import study_day
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import contributions, media

log = structlog.get_logger()

_DAYS = 31
"""Days after which no draft, dialogue or question can name a file any more: drafts wait 30."""


def run(world: World) -> None:
    """Delete them. What any contribution names stays, whatever the list of loose ones says."""
    while files := media.loose(world.store, study_day(world.now(), world.zone), _DAYS):
        named = _named(world) & set(files)
        media.not_loose(world.store, list(named))
        world.places.delete([one for one in files if one not in named])
        log.info("loose media deleted", files=len(files) - len(named))


def _named(world: World) -> set[str]:
    found = contributions.everything(world.store)
    return {part.file for one in found for part in one.attachments if part.file}


JOB = Job("loose media", run, cron={"hour": "4", "minute": "23"})
