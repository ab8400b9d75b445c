"""Making the pushes that are due: at their hour, and after a downtime."""

import structlog

from bot.push import pushing
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import schedules

log = structlog.get_logger()


def run(world: World) -> None:
    """Make every push that is due, and go on with a freezing that was broken off.

    This looks at the clock and at the store, not at what woke it: so it may be woken at a
    schedule's own hour, every second, or twice (I4).
    """
    fence = world.fence()
    if fence is None:
        return
    now = world.now()
    for schedule in schedules.read_all(world.store):
        made = pushing.fire_due(world.store, world.library, schedule, now, world.zone, fence)
        for push in made:
            log.info("a push begins", push=push.id, item=push.item)
    for push in pushing.unfrozen(world.store):
        pushing.freeze(world.store, push)


JOB = Job("pushes", run, every=1.0, at_start=True)
