"""Commands whose module is imported when they are called: a command starts no slower than it is."""

from importlib import import_module

import click


class LazyGroup(click.Group):
    """A group that knows its commands by ``module:name``, with a line of help for each."""

    def __init__(self, *args: object, places: dict[str, tuple[str, str]], **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self._places = places

    def list_commands(self, context: click.Context) -> list[str]:
        """Name all commands."""
        return list(self._places)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        if name not in self._places:
            return None
        module, _, attribute = self._places[name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._places.items()])
