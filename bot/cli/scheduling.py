"""`tiantian schedules`: the rules by which items are pushed."""

from datetime import time, timedelta

import click

from bot.cli import json_lines
from bot.cli.opening import open_store
from bot.cli.tables import show
from bot.cli.trouble import Trouble
from bot.main.basics import clock
from bot.model.ids import ScheduleId, TrackId
from bot.model.push import CHANNELS, Days, Schedule
from bot.push.choosing import next_runs
from bot.store import schedules as kept
from bot.study.library import load


@click.group()
def schedules() -> None:
    """When which track is pushed to whom."""


@schedules.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_(as_json: bool) -> None:
    """List all schedules with their next run."""
    settings, store = open_store()
    now = clock(settings)()
    rows = []
    for one in kept.read_all(store):
        runs = [] if one.paused else next_runs(one, now, settings.zone, 1)
        rows.append(
            {
                "schedule": one.id,
                "track": one.track,
                "days": one.days.value,
                "at": f"{one.at:%H:%M}",
                "audience": one.audience,
                "channels": list(one.channels),
                "paused": one.paused,
                "next": runs[0].astimezone(settings.zone).isoformat() if runs else None,
            }
        )
    if as_json:
        json_lines.write(rows)
    else:
        show(rows)


def _hour(_context: click.Context, _option: click.Parameter, value: str) -> time:
    try:
        return time.fromisoformat(value)
    except ValueError as wrong:
        raise click.BadParameter("a time of day is wanted, such as 08:00") from wrong


@schedules.command()
@click.argument("name")
@click.option("--track", required=True)
@click.option("--at", required=True, callback=_hour, help="A time of day, such as 08:00.")
@click.option("--days", type=click.Choice([one.value for one in Days]), default="daily")
@click.option("--channel", "channels", multiple=True, type=click.Choice(CHANNELS), default=CHANNELS)
@click.option("--catch-up", type=click.IntRange(0), default=240, help="Minutes.")
def add(
    name: str, track: str, at: time, days: str, channels: tuple[str, ...], catch_up: int
) -> None:
    """Push a track to all members, an item on each study day."""
    settings, store = open_store()
    library = load(settings.content_dir)
    if library.track(TrackId(track)) is None:
        known = ", ".join(one.id for one in library.tracks)
        raise Trouble(f"--track: there is no {track!r}. There are: {known}.")
    schedule = Schedule(
        id=ScheduleId(name),
        track=TrackId(track),
        at=at,
        days=Days(days),
        channels=channels,
        catch_up=timedelta(minutes=catch_up),
        since=clock(settings)(),
    )
    if not name.replace("-", "").isalnum() or name.startswith("now"):
        raise Trouble("NAME: letters, digits and hyphens, and not beginning with `now`.")
    if not kept.add(store, schedule):
        raise Trouble(f"NAME: a schedule {name!r} exists already.")


@schedules.command()
@click.argument("name")
def pause(name: str) -> None:
    """Push no more by this schedule."""
    _, store = open_store()
    _must_exist(name, kept.pause(store, ScheduleId(name)))


@schedules.command()
@click.argument("name")
def resume(name: str) -> None:
    """Push by this schedule again, from now on."""
    settings, store = open_store()
    _must_exist(name, kept.resume(store, ScheduleId(name), clock(settings)()))


def _must_exist(name: str, found: bool) -> None:
    if not found:
        raise Trouble(f"NAME: there is no schedule {name!r}. `tiantian schedules list` names all.")
