"""What replies and pushes say, with what the office set."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.contributions.screening import Screen, words_of
from bot.conversation.lookups.picked import for_branch, picked
from bot.conversation.recommending import ROOM, recommended
from bot.conversation.turn import House
from bot.main.privacy import grace, privacy
from bot.model.ids import ROOT
from bot.model.push import Push
from bot.model.say import Say
from bot.settings import CONFIG, Settings, table
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable
from bot.study.library import Library
from bot.study.message import message
from bot.texts import LANGUAGES, Texts, load

_SCREEN = Screen(lambda: words_of((CONFIG / "words.txt").read_text("utf-8").splitlines()))
"""What holds a post for a look. Its words are read when the first one comes."""

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
        language=settings.bot_language,
        privacy=privacy(settings),
        data=lambda token: f"{public}/me/data/{token}",
        grace=grace(),
        screen=_SCREEN,
        bound_first=table("roster")["unbound"] == "study",
    )


def in_language(account: str) -> Callable[[Say, str], str]:
    """Give what words a sentence in a member's language; without one, in the account's."""
    catalogues = {language: load(language) for language in LANGUAGES}
    return lambda said, language: catalogues[language or account].render(said)


def push_body(settings: Settings, library: Library, texts: Texts, opened: Store, push: Push) -> str:
    """Word the message of a push, with what organisers picked for it."""
    item = library.item(push.item)
    if item is None:
        raise LookupError(f"{push.item} is not in the library any more")
    extra = _picked(opened, push)
    room = BODY - (ROOM if extra else 0)
    says = (message(item, house(settings).item(item.id), room), *extra)
    return "\n\n".join(map(texts.render, says))


def _picked(opened: Store, push: Push) -> tuple[Say, ...]:
    """Word the pick that everybody may see; a push does not wait for it."""
    try:
        return recommended(for_branch(picked(opened, push.study_day), ROOT))
    except StoreUnavailable:
        return ()


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
