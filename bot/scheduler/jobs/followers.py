"""The platform's own list of followers: at start and nightly, whatever events were lost."""

import structlog

from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import members, trouble
from bot.wechat.errors import PlatformRefused

log = structlog.get_logger()


def run(world: World) -> None:
    """Take who is new, and mark who left without our hearing of it."""
    started = world.now()
    followers: set[str] = set()
    new = 0
    try:
        for page in world.platform.followers():
            new += members.follow(world.store, page)
            followers.update(page)
    except PlatformRefused as refused:
        trouble.note(world.store, refused.code, started)
        raise
    gone = members.unfollow_all_but(world.store, followers, started)
    members.followers_were_read(world.store, started)
    log.info("followers read", followers=len(followers), new=new, gone=gone)


JOB = Job("followers", run, cron={"hour": "3", "minute": "17"}, at_start=True)
