"""Tables for people."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table


def show(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows that have the same columns."""
    if not rows:
        return
    table = Table(*rows[0].keys(), box=None, header_style="bold")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console(soft_wrap=True).print(table)
