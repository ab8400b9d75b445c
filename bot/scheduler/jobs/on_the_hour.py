"""On the full hour anonymous suggestions enter the lists; traces leave the store's file (I7)."""

from bot.delivery.media.folder import Folder
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import contributions, counters, rewriting


def run(world: World) -> None:
    """List them all at once, so that no list tells when one came; then rewrite what is owed."""
    now = world.now()
    if now.minute < 30:
        contributions.list_anonymous(world.store)
    Folder(world.places.data_dir / "media").sweep()
    rewriting.rewrite_if_due(world.store)
    counters.limit_life(world.store, now)


JOB = Job("on the hour", run, cron={"minute": "0,30"})
