"""`tiantian users`: who may sign in to the console."""

import secrets
from datetime import UTC, datetime

import click

from bot.cli.opening import open_store
from bot.cli.trouble import Trouble
from bot.console.passwords import hashed
from bot.model.role import Role
from bot.store import users as kept
from bot.store.base import Store
from bot.store.users import NAME, User


@click.group()
def users() -> None:
    """Console users."""


def make(store: Store, name: str, role: Role, password: str | None = None) -> str:
    """Add a user; gives the password, drawn where none is given."""
    drawn = password or secrets.token_urlsafe(9)
    if not NAME.fullmatch(name):
        raise Trouble("NAME: 2 to 40 of a-z, 0-9, dot, hyphen and underscore.")
    if not kept.add(store, User(name, hashed(drawn), role, datetime.now(UTC))):
        raise Trouble(
            f"NAME: {name!r} exists already. `tiantian users passwd {name}` sets a new one."
        )
    return drawn


@users.command()
@click.argument("name")
@click.option("--role", type=click.Choice([one.value for one in Role]), required=True)
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
    if not kept.set_password(store, name, hashed(drawn)):
        raise Trouble(f"NAME: there is no user {name!r}.")
    if not prompt:
        click.echo(drawn)
