"""The command `tiantian`, and how its troubles end: one line, an exit code, no traceback."""

import sys

import click

from bot.cli.lazy import LazyGroup
from bot.cli.trouble import in_one_line

_COMMANDS = {
    "demo": ("bot.cli.processes:demo", "Run everything on this machine, with a local WeChat."),
    "serve": ("bot.cli.processes:serve", "Run the web process."),
    "scheduler": ("bot.cli.processes:scheduler", "Run the scheduler process."),
    "sender": ("bot.cli.processes:sender", "Run the sender process."),
    "emulator": ("bot.cli.processes:emulator", "Run a local WeChat against any bot."),
    "doctor": ("bot.cli.doctor:doctor", "Check store, processes, token, clock and disk."),
    "content": ("bot.cli.content:content", "The library of study items."),
    "schedules": ("bot.cli.scheduling:schedules", "When which track is pushed to whom."),
    "push": ("bot.cli.pushing:push", "Pushes: now, and how far they have come."),
    "menu": ("bot.cli.pushing:menu", "The account's menu."),
    "suggestions": ("bot.cli.exporting:suggestions", "Members' suggestions."),
    "contributions": ("bot.cli.exporting:contributions", "All that members handed in."),
    "roster": ("bot.cli.roster:roster", "The roster: import, codes, QR codes of branches."),
    "members": ("bot.cli.members:members", "Members' data: export, erase."),
    "users": ("bot.cli.users:users", "Who may sign in to the console."),
}


@click.group(
    cls=LazyGroup, places=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="tiantian")
def cli() -> None:
    """天天见、天天新、天天深: daily study and members' voices on WeChat."""


def main() -> None:
    """Run the command line. Exit 0 done, 1 failed, 2 misused."""
    line = in_one_line(cli)
    if line is not None:
        click.echo(line, err=True)
        sys.exit(1)
