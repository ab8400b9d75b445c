"""The `scheduler` process: any number may run, one leads."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.scheduler.jobs import JOBS
from bot.scheduler.jobs.job import Job
from bot.scheduler.world import World
from bot.store import heartbeats, leases
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable
from bot.wechat.errors import PlatformRefused, PlatformSilent

log = structlog.get_logger()

_LEASE = 10.0
"""Seconds for which a lease holds; a second scheduler takes over within 15."""

_BEAT = 2.0


@dataclass(slots=True)
class Leader:
    """Holds the lease while it can, and says with which fence."""

    store: Store
    name: str
    fence: int | None = None

    def beat(self) -> None:
        """Give a sign of life, and take or keep the lease."""
        try:
            heartbeats.beat(self.store, "scheduler", self.name)
            self.fence = leases.hold(self.store, "scheduler", self.name, _LEASE)
        except StoreUnavailable:
            self.fence = None

    def resign(self) -> None:
        """Give the lease back, so that another need not wait."""
        with suppress(StoreUnavailable):
            leases.release(self.store, "scheduler", self.name)
            heartbeats.stop(self.store, "scheduler", self.name)


@dataclass(slots=True)
class Clockwork:
    """APScheduler with the jobs in memory, running while this process leads."""

    world: World
    clock: BackgroundScheduler | None = None
    _kinds: tuple[Job, ...] = field(default=JOBS)

    def start(self) -> None:
        """Start the jobs, those marked so at once."""
        executors = {"default": ThreadPoolExecutor(4)}
        # A job that is late runs all the same: by default it is dropped after 1 s.
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        clock = BackgroundScheduler(
            timezone=self.world.zone, executors=executors, job_defaults=defaults
        )
        for job in self._kinds:
            call = self._bounded(job)
            if job.every is not None:
                clock.add_job(call, "interval", seconds=job.every, id=job.name)
            else:
                clock.add_job(call, "cron", id=job.name, **job.cron)
            if job.at_start:
                clock.add_job(call, id=f"{job.name} at start")
        clock.start()
        self.clock = clock

    def stop(self) -> None:
        """Stop; what runs is waited for."""
        if self.clock is not None:
            self.clock.shutdown()
            self.clock = None

    def _bounded(self, job: Job) -> Callable[[], None]:
        def call() -> None:
            try:
                job.run(self.world)
            except StoreUnavailable:
                log.warning("the store does not answer", job=job.name)
            except (PlatformSilent, PlatformRefused) as no:
                log.warning("the platform", job=job.name, says=str(no))
            except Exception:  # the jobs' boundary (style, 4)
                log.exception("job", job=job.name)

        return call


def run(leader: Leader, world: World, stop: threading.Event) -> None:
    """Lead while one can, until told to stop."""
    clockwork = Clockwork(world)
    while not stop.is_set():
        leader.beat()
        if leader.fence is not None and clockwork.clock is None:
            log.info("leads", fence=leader.fence)
            clockwork.start()
        elif leader.fence is None and clockwork.clock is not None:
            log.info("leads no more")
            clockwork.stop()
        stop.wait(_BEAT)
    clockwork.stop()
    leader.resign()
