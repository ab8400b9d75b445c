"""Schedules as people plan with them: when they run next, and with what."""

from dataclasses import dataclass
from datetime import datetime

from bot.console.visitor import Visitor
from bot.model.item import StudyItem
from bot.model.push import Schedule
from bot.push.choosing import next_item, next_runs
from bot.store import pushes, schedules

RUNS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """One schedule. `next` is what would go out first; None where its track has ended."""

    schedule: Schedule
    track: str
    runs: list[datetime]
    next: StudyItem | None


def plans(visitor: Visitor) -> list[Plan]:
    """Give all schedules, by time of day."""
    return [_plan(visitor, one) for one in schedules.read_all(visitor.store)]


def _plan(visitor: Visitor, schedule: Schedule) -> Plan:
    office = visitor.office
    track = office.library.track(schedule.track)
    sent = pushes.sent_items(office.store, schedule.id)
    return Plan(
        schedule=schedule,
        track=track.title if track else schedule.track,
        runs=next_runs(schedule, visitor.now, office.zone, RUNS),
        next=next_item(office.library, schedule, sent),
    )
