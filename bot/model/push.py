"""Schedules, pushes, and what became of a push for each member."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum

from bot.model.ids import ItemId, PushId, ScheduleId, TrackId


class Days(StrEnum):
    """On which dates a schedule has a study day."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WORKDAYS = "workdays"  # of the Chinese working calendar


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule: which track goes to whom, on which days, at what time, by which channels.

    `at` is a time of day in the account's zone; `first_at`, where set, is the instant of the very
    first run, whatever `at` says of that day. `catch_up` is how late a missed push still goes out.
    Nothing was due before `since`, when it was made or last resumed.
    """

    id: ScheduleId
    track: TrackId
    at: time
    days: Days = Days.DAILY
    channels: tuple[str, ...] = ("custom", "pull")
    audience: str = "all"
    catch_up: timedelta = timedelta(hours=4)
    paused: bool = False
    since: datetime | None = None
    first_at: datetime | None = None


CHANNELS = ("custom", "pull")
"""What a schedule may name, in the order of preference (delivery/channels)."""


class PushState(StrEnum):
    """Where a push stands. A missed one never had an audience."""

    PREPARING = "preparing"
    SENDING = "sending"
    DONE = "done"
    MISSED = "missed"


class Delivery(IntEnum):
    """What became of a push for one member: four bits of its ledger, in this order."""

    NONE = 0  # not in the audience
    QUEUED = 1
    CLAIMED = 2  # a sender has it in hand: never sent by another
    DELIVERED = 3
    WAITING = 4  # no road open; the next reply tells, 今日 gives it
    TOLD = 5  # waiting, and told so
    UNREACHED = 6


@dataclass(frozen=True, slots=True)
class Push:
    """One item sent to one audience on one study day. `schedule` is None for `push now`.

    `everybody`: the audience was all members, so that the item stands in the public column.
    """

    id: PushId
    item: ItemId
    study_day: date
    schedule: ScheduleId | None
    created: datetime
    state: PushState = PushState.PREPARING
    channels: tuple[str, ...] = ("custom", "pull")
    everybody: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a push has come, in members; the last four add up to `audience`."""

    audience: int = 0
    delivered: int = 0
    waiting: int = 0
    unreached: int = 0
    sending: int = 0
