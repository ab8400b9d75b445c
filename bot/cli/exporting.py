"""`tiantian contributions export` and `tiantian suggestions list|export`."""

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import click

from bot.cli import json_lines
from bot.cli.attachments import exported
from bot.cli.opening import open_store
from bot.cli.tables import show
from bot.model.contribution import Contribution, Kind, State
from bot.store import contributions as kept
from bot.store import listed
from bot.store.base import Store


def _row(store: Store, one: Contribution) -> dict[str, Any]:
    """Give a contribution as the contract exports it (design 3); a day where it is anonymous."""
    created = one.created
    seconds = created.isoformat(timespec="seconds") if isinstance(created, datetime) else None
    return {
        "id": one.receipt,
        "receipt": one.receipt,
        "kind": one.kind.value,
        "text": one.text,
        "author": one.author.openid or None,
        "created_at": seconds or created.isoformat(),
        "message_id": one.message_id,
        "attachments": exported(store, one),
        "state": one.state.value,
        "item": one.item,
        "topic": one.topic,
    }


@click.group()
def contributions() -> None:
    """All that members handed in."""


@contributions.command("export")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl")
def export_all(form: str) -> None:
    """Write every contribution, one object a line."""
    _, store = open_store()
    json_lines.write(_row(store, one) for one in kept.everything(store))


@click.group()
def suggestions() -> None:
    """Members' suggestions."""


@suggestions.command("list")
@click.option("--state", type=click.Choice([state.value for state in State]))
@click.option("--json", "as_json", is_flag=True)
def list_(state: str | None, as_json: bool) -> None:
    """List suggestions, newest first."""
    _, store = open_store()
    states = [State(state)] if state else list(State)
    codes = listed.newest(store, Kind.SUGGESTION, states)
    rows = (_row(store, one) for code in codes for one in kept.read(store, [code]))
    if as_json:
        json_lines.write(rows)
    else:
        shown = ("receipt", "state", "created_at", "text")
        show([{name: row[name] for name in shown} for row in rows])


@suggestions.command("export")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl")
def export(form: str) -> None:
    """Write all suggestions, oldest first."""
    _, store = open_store()
    rows = (_row(store, one) for one in _suggestions(store))
    if form == "jsonl":
        json_lines.write(rows)
    else:
        _write_csv(rows)


def _suggestions(store: Store) -> Iterator[Contribution]:
    return (one for one in kept.everything(store) if one.kind is Kind.SUGGESTION)


def _write_csv(rows: Iterable[dict[str, Any]]) -> None:
    """Write CSV; a cell that a spreadsheet would take for a formula gets an apostrophe."""
    columns = ("receipt", "state", "created_at", "author", "text", "item")
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_harmless(str(row[name] or "")) for name in columns)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
