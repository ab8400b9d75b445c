"""What waits, what went out today, and whether the machinery lives."""

from bot.console import labels, progress
from bot.console.page import STAFF, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.contribution import Kind, State
from bot.push.days import study_day
from bot.store import heartbeats, listed


@page("/", who=STAFF)
def home(visitor: Visitor) -> str:
    """Show the day at a glance."""
    today, waiting = study_day(visitor.now, visitor.office.zone), _waiting(visitor)
    return show(
        visitor,
        "home.html",
        today=today,
        waiting=waiting,
        any_waits=any(map(any, waiting.values())),
        pushes=progress.of_day(visitor, today),
        schedulers=heartbeats.alive(visitor.store, "scheduler"),
        senders=heartbeats.alive(visitor.store, "sender"),
    )


def _waiting(visitor: Visitor) -> dict[Kind, tuple[int, int]]:
    """Count what waits for a review, of each kind, and what was held for a look."""
    counts = {kind: listed.counts(visitor.store, kind) for kind in labels.KINDS}
    return {kind: (of[State.SUBMITTED], of[State.HELD]) for kind, of in counts.items()}
