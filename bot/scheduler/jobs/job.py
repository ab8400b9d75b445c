"""What a job is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.scheduler.world import World


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to be done at its times.

    `every` is an interval in seconds; `cron` APScheduler's fields of a cron trigger, in the
    account's time zone. `at_start`: also as soon as this process leads.
    """

    name: str
    run: Callable[[World], None]
    every: float | None = None
    cron: dict[str, str] = field(default_factory=dict)
    at_start: bool = False
