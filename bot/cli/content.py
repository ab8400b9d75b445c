"""`tiantian content`: what the library holds, and whether it is in order."""

from datetime import date
from pathlib import Path

import click

from bot import settings
from bot.cli import json_lines
from bot.cli.tables import show
from bot.cli.trouble import Trouble
from bot.main.basics import clock, store
from bot.push.days import study_day
from bot.store import pushes
from bot.store.breaker import StoreUnavailable
from bot.study.faults import ContentFaults
from bot.study.library import load
from bot.texts import load as load_texts


@click.group()
def content() -> None:
    """The library of study items."""


@content.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_(as_json: bool) -> None:
    """List all items in the order of their tracks."""
    read = settings.load(platform=False)
    sent = _sent(read)
    rows = [
        {
            "item": item.id,
            "track": item.track,
            "title": item.title,
            "depth": int(item.depth),
            "state": "sent" if item.id in sent else "approved",
        }
        for track in load(read.content_dir).tracks
        for item in track.items
    ]
    if as_json:
        json_lines.write(rows)
    else:
        show(rows)


def _sent(read: settings.Settings) -> set[str]:
    """Give what was sent to everybody; without a store that answers, nothing."""
    try:
        return {item for _, item in pushes.column(store(read))}
    except StoreUnavailable:
        return set()


@content.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def check(folder: Path | None, as_json: bool) -> None:
    """Name file and line of every fault."""
    read = settings.load(platform=False)
    texts = load_texts(read.bot_language)
    try:
        library = load(folder or read.content_dir, _today(read))
    except ContentFaults as wrong:
        faults = [
            {"file": one.file, "line": one.line, "fault": texts.render(one.say)}
            for one in wrong.faults
        ]
        if as_json:
            json_lines.write(faults)
        else:
            for one in faults:
                click.echo(f"{one['file']}:{one['line']}: {one['fault']}", err=True)
        raise click.exceptions.Exit(1) from wrong
    except OSError as wrong:
        raise Trouble(f"{folder or read.content_dir}: {wrong.strerror}.") from wrong
    if not as_json:
        count = sum(len(track.items) for track in library.tracks)
        click.echo(texts("cli.content.fine", items=count, tracks=len(library.tracks)))


def _today(read: settings.Settings) -> date:
    return study_day(clock(read)(), read.zone)
