"""Which item a schedule sends next, and when."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.ids import ItemId
from bot.model.item import StudyItem
from bot.model.push import Schedule
from bot.push.days import at, is_study_day, study_day
from bot.study.library import Library

_YEAR = 366


def next_item(library: Library, schedule: Schedule, sent: frozenset[ItemId]) -> StudyItem | None:
    """Give the first item in the track's order that the schedule has not yet sent.

    The order of a track puts depth n+1 of a theme after depth n (content check sees to it).
    """
    track = library.track(schedule.track)
    items = track.items if track else ()
    return next((item for item in items if item.id not in sent), None)


def run_of(schedule: Schedule, day: date, zone: ZoneInfo) -> datetime | None:
    """Give the instant at which a schedule's push of this date is due, or None on a rest day.

    The date of its very first run (`first_at`) has that instant, whatever day or hour it is, and
    no date before it has any.
    """
    first = schedule.first_at
    if first is not None and day <= study_day(first, zone):
        return first if day == study_day(first, zone) else None
    return at(day, schedule.at, zone) if is_study_day(day, schedule.days) else None


def next_runs(schedule: Schedule, now: datetime, zone: ZoneInfo, count: int) -> list[datetime]:
    """Give the next so many instants at which a schedule is due, looking a year ahead."""
    today = study_day(now, zone)
    runs = (run_of(schedule, today + timedelta(days=ahead), zone) for ahead in range(366))
    return [run for run in runs if run is not None and run > now][:count]


def due(schedule: Schedule, now: datetime, zone: ZoneInfo) -> list[tuple[date, datetime]]:
    """Give the dates whose push should be out by now, with the instant it was due, oldest first.

    Looks back over a year of downtime, but never before the schedule was made or resumed.
    """
    today = study_day(now, zone)
    since = study_day(schedule.since or now, zone)
    back = min(max((today - since).days, 0), _YEAR)
    days = [today - timedelta(days=one) for one in range(back, -1, -1)]
    runs = ((day, run_of(schedule, day, zone)) for day in days)
    return [
        (day, run)
        for day, run in runs
        if run is not None and run <= now and (schedule.since is None or run >= schedule.since)
    ]
