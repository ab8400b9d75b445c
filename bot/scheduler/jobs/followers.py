"""The platform's own list of followers: at start and nightly, whatever events were lost."""

import structlog

from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import members, trouble
from bot.wechat.errors import PlatformRefused

log = structlog.get_logger()

_BUSY = -1

_WHILE = 600
"""Seconds after a refusal (no right, IP not listed) until the list is asked for again."""


def run(world: World) -> None:
    """Take who is new, and mark who left without our hearing of it."""
    started, before = world.now(), members.versions(world.store)
    followers: set[str] = set()
    new = 0
    try:
        for page in world.platform.followers():
            new += members.follow(world.store, page)
            followers.update(page)
    except PlatformRefused as refused:
        trouble.note(world.store, refused.code, started)
        if refused.code != _BUSY:  # a person must mend it: ask again in a while
            members.followers_were_refused(world.store, _WHILE)
        raise
    left = {openid: version for openid, version in before.items() if openid not in followers}
    due = started + world.grace
    gone = sum(members.unfollow(world.store, *one, due) for one in left.items())
    members.followers_were_read(world.store, started)
    log.info("followers read", followers=len(followers), new=new, gone=gone)


def first(world: World) -> None:
    """Read the list if it never was: again and again while the platform does not answer."""
    if not members.followers_tried(world.store):
        run(world)


JOB = Job("followers", run, cron={"hour": "3", "minute": "17"})
FIRST = Job("first followers", first, every=3.0, at_start=True)
