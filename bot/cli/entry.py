"""The command `tiantian`, and how its troubles end: one line, an exit code, no traceback."""

import sys

import click

from bot.settings import WrongSetting


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tiantian")
def cli() -> None:
    """天天见、天天新、天天深: daily study and members' voices on WeChat."""


def main() -> None:
    """Run the command line. Exit 0 done, 1 failed, 2 misused."""
    try:
        cli()
    except WrongSetting as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(1)
