"""The jobs. A new one is a file and a line here."""

from bot.scheduler.jobs import erasing, followers, loose_media, on_the_hour, pushes, silence
from bot.scheduler.jobs.job import Job

JOBS: tuple[Job, ...] = (
    followers.FIRST,
    followers.JOB,
    pushes.JOB,
    silence.JOB,
    on_the_hour.JOB,
    erasing.JOB,
    loose_media.JOB,
)
