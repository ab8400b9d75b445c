"""Output for programs: one JSON object a line."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click


def write(objects: Iterable[Mapping[str, Any]]) -> None:
    """Write objects, a line each, in Unicode as it is."""
    for one in objects:
        click.echo(json.dumps(one, ensure_ascii=False))
