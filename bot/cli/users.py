"""`tiantian users`: who may sign in to the console."""

import secrets
from datetime import UTC, datetime

import click

from bot.cli.opening import open_store
from bot.console.accounts import change_password, open_account
from bot.model.role import Role
from bot.store.base import Store


@click.group()
def users() -> None:
    """Console users."""


def make(store: Store, name: str, role: Role) -> str:
    """Add a user; gives the password that was drawn. Raises `Refusal` for a bad or taken name."""
    drawn = secrets.token_urlsafe(9)
    open_account(store, name, drawn, role, datetime.now(UTC))
    return drawn


@users.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([one.value for one in Role if one is not Role.AUTHOR]),
    required=True,
)
def add(name: str, role: str) -> None:
    """Add a user and print the password that was drawn, once."""
    _, store = open_store()
    click.echo(make(store, name, Role(role)))


@users.command()
@click.argument("name")
@click.option("--prompt", is_flag=True, help="Ask for the password instead of drawing one.")
def passwd(name: str, prompt: bool) -> None:
    """Set a new password, and end all sessions of this user."""
    _, store = open_store()
    asked = click.prompt("Password", hide_input=True, confirmation_prompt=True) if prompt else None
    drawn = asked or secrets.token_urlsafe(9)
    change_password(store, name, drawn)
    if not prompt:
        click.echo(drawn)
