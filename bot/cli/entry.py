"""The command `tiantian`, and how its troubles end: one line, an exit code, no traceback."""

import sys

import click

from bot.cli import content, exporting, processes, pushing, scheduling, users
from bot.cli.doctor import doctor
from bot.cli.trouble import in_one_line


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tiantian")
def cli() -> None:
    """天天见、天天新、天天深: daily study and members' voices on WeChat."""


for command in (
    processes.serve,
    processes.scheduler,
    processes.sender,
    processes.demo,
    processes.emulator,
    content.content,
    scheduling.schedules,
    pushing.push,
    pushing.menu,
    exporting.suggestions,
    exporting.contributions,
    users.users,
    doctor,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line. Exit 0 done, 1 failed, 2 misused."""
    line = in_one_line(cli)
    if line is not None:
        click.echo(line, err=True)
        sys.exit(1)
