"""Tables for people."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table


def show(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows that have the same columns."""
    if not rows:
        return
    table = Table(box=None, header_style="bold")
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row.values()))
    console = Console()
    if not console.is_terminal:  # what reads a pipe wants each row on its line, whole
        console.width = 10_000
    console.print(table)


def _cell(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
