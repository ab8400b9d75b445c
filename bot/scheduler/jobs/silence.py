"""Filing what a member was writing who has said nothing for 15 minutes (rule 5)."""

from bot.conversation.router import PATIENCE
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import writings


def run(world: World) -> None:
    """File for everybody who fell silent."""
    now = world.now()
    for openid in writings.silent_since(world.store, now - PATIENCE):
        world.conversation.fall_silent(openid, now)


JOB = Job("silence", run, every=20.0)
