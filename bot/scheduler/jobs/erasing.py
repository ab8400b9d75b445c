"""Erasing who asked for it, and who left and did not come back in time (I9)."""

import secrets

import structlog

from bot.members.erasing import erase
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import erasing, media, rewriting

log = structlog.get_logger()


def run(world: World) -> None:
    """Begin what is due, and bring to its end what was begun; then the server's file as well.

    Files of what somebody dropped go too: nobody could find them later by their author.
    """
    now = world.now()
    for openid in erasing.overdue(world.store, now):
        erasing.begin(world.store, openid, secrets.token_hex(16), now, asked=False)
    begun = erasing.under_way(world.store)
    for erasure in begun:
        erase(world.store, world.places, erasure, now)
    if files := media.dropped(world.store):
        world.places.delete(files)
    if begun:
        log.info("erased", members=len(begun))
        rewriting.rewrite_if_due(world.store)


JOB = Job("erasing", run, every=1.0, at_start=True)
"""Where the server is rewriting its file already, that stays owed: see on_the_hour."""
