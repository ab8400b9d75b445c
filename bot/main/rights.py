"""What members' rights work with: where their data lies, and what a one-time link leads to."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bot.delivery.media import forgetting
from bot.members import own_data
from bot.members.erasing import Places
from bot.model.ids import ItemId
from bot.settings import Settings
from bot.store import lending, members
from bot.store.base import Store
from bot.study.library import Library
from bot.texts import Texts


def places(settings: Settings, opened: Store, library: Library) -> Places:
    """Give where something of a member may lie beside their record."""
    delete = partial(forgetting.delete, settings.data_dir / "media", opened)
    return Places(settings.data_dir, _items(library), delete)


def _items(library: Library) -> tuple[ItemId, ...]:
    return tuple(item.id for track in library.tracks for item in track.items)


def fetch(
    settings: Settings,
    store: Store,
    library: Library,
    texts: Mapping[str, Texts],
    now: Callable[[], datetime],
) -> Callable[[str], dict[str, Any] | None]:
    """Give what gives a member's data, in their language, for the token of a one-time link."""

    def fetched(token: str) -> dict[str, Any] | None:
        openid = lending.take(store, token)
        if openid is None:
            return None
        spoken = members.read(store, openid).language or settings.bot_language
        return own_data.gather(store, texts[spoken], openid, _items(library), now())

    return fetched
