"""What replies and pushes say, with what the office set."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.turn import House
from bot.model.push import Push
from bot.settings import Settings, table
from bot.study.library import Library
from bot.study.message import message
from bot.texts import Texts

BODY = 1400
"""Bytes of an item's body in a push."""


def house(settings: Settings) -> House:
    """Gather what replies may name."""
    public, words = settings.public_url, table("conversation")
    return House(
        item=lambda item: f"{public}/study/{item}",
        column=f"{public}/column/",
        contact=settings.contact,
        zone=settings.zone,
        courtesies=frozenset(words["courtesies"]),
        greetings=frozenset(words["greetings"]),
    )


def push_body(settings: Settings, library: Library, texts: Texts, push: Push) -> str:
    """Word the message of a push."""
    item = library.item(push.item)
    if item is None:
        raise LookupError(f"{push.item} is not in the library any more")
    return texts.render(message(item, house(settings).item(item.id), BODY))


def menu(settings: Settings) -> dict[str, Any]:
    """Make the account's menu, as the platform wants it, out of `config/menu.toml`."""
    return {"button": [_button(settings, one) for one in table("menu")["button"]]}


def _button(settings: Settings, one: Mapping[str, Any]) -> dict[str, Any]:
    if "below" in one:
        below = [_button(settings, each) for each in one["below"]]
        return {"name": one["name"], "sub_button": below}
    if "view" in one:
        return {"type": "view", "name": one["name"], "url": settings.public_url + one["view"]}
    return {"type": "click", "name": one["name"], "key": one["command"]}
