"""What waits, what went out today, and whether the machinery lives."""

from bot.console import progress
from bot.console.page import STAFF, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.contribution import Kind, State
from bot.push.days import study_day
from bot.store import heartbeats, listed


@page("/", who=STAFF)
def home(visitor: Visitor) -> str:
    """Show the day at a glance."""
    today = study_day(visitor.now, visitor.office.zone)
    return show(
        visitor,
        "home.html",
        today=today,
        waiting=listed.counts(visitor.store, Kind.SUGGESTION)[State.SUBMITTED],
        pushes=progress.of_day(visitor, today),
        schedulers=heartbeats.alive(visitor.store, "scheduler"),
        senders=heartbeats.alive(visitor.store, "sender"),
    )
