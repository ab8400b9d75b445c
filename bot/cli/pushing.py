"""`tiantian push` and `tiantian menu`."""

from typing import Any

import click

from bot.cli import json_lines
from bot.cli.opening import open_store
from bot.cli.tables import show
from bot.cli.trouble import Trouble
from bot.main.basics import clock
from bot.main.wording import BODY, house
from bot.main.wording import menu as menu_of
from bot.model.ids import ItemId
from bot.model.item import StudyItem
from bot.model.push import Push
from bot.push import pushing
from bot.settings import Settings
from bot.store import pushes
from bot.store.base import Store
from bot.study.library import load
from bot.study.message import message
from bot.texts import load as load_texts


@click.group()
def push() -> None:
    """Pushes: now, and how far they have come."""


def _item(settings: Settings, name: str) -> StudyItem:
    library = load(settings.content_dir)
    item = library.item(ItemId(name.removeprefix("content/").removesuffix(".md")))
    if item is None:
        raise Trouble(f"ITEM: there is no {name!r}. `tiantian content list` names all.")
    return item


def _to_all(audience: str) -> None:
    if audience != "all":
        raise Trouble("--audience: only `all` so far; branches and tags need the roster.")


@push.command()
@click.argument("item")
@click.option("--audience", default="all")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True)
def now(item: str, audience: str, yes: bool, as_json: bool) -> None:
    """Send an item, outside any schedule, to all who never had it."""
    _to_all(audience)
    settings, store = open_store()
    found = _item(settings, item)
    active, fresh = pushing.audience(store, found.id)
    texts = load_texts(settings.bot_language)
    if not yes:
        asked = texts("cli.push.sure", title=found.title, people=fresh, active=active)
        click.confirm(asked, abort=True, err=True)
    made = pushing.push_now(store, found.id, clock(settings)(), settings.zone, "")
    rows = progress_of(store, [made])
    if as_json:
        json_lines.write(rows)
    else:
        show(rows)


@push.command()
@click.argument("item")
def preview(item: str) -> None:
    """Print the message that members would get, and how many they are."""
    settings, store = open_store()
    found = _item(settings, item)
    texts, links = load_texts(settings.bot_language), house(settings)
    click.echo(texts.render(message(found, links.item(found.id), BODY)))
    active, fresh = pushing.audience(store, found.id)
    click.echo(texts("cli.push.audience", people=fresh, active=active), err=True)


@push.command()
@click.option("--json", "as_json", is_flag=True)
def status(as_json: bool) -> None:
    """Show the newest pushes and how far they have come."""
    _, store = open_store()
    rows = progress_of(store, pushes.newest(store, 50))
    if as_json:
        json_lines.write(rows)
    else:
        show(rows)


def progress_of(store: Store, listed: list[Push]) -> list[dict[str, Any]]:
    """Give pushes as the contract prints them (design 3): the last four add up to `audience`."""
    far = pushes.progress(store, [one.id for one in listed])
    return [
        {
            "push": one.id,
            "schedule": one.schedule,
            "item": one.item,
            "study_day": one.study_day.isoformat(),
            "state": one.state.value,
            "audience": come.audience,
            "delivered": come.delivered,
            "waiting": come.waiting,
            "unreached": come.unreached,
            "sending": come.sending,
        }
        for one, come in zip(listed, far, strict=True)
    ]


@click.group()
def menu() -> None:
    """The account's menu."""


@menu.command()
def publish() -> None:
    """Publish the menu of `config/menu.toml`."""
    from bot.main.platform import platform  # wechatpy is slow to import

    settings, store = open_store()
    platform(settings, store).publish_menu(menu_of(settings))
