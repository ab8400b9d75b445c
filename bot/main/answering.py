"""What answers members: for the web process, and for who fell silent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.conversation.answering import Conversation
from bot.main.basics import clock
from bot.main.wording import house
from bot.members.windows import Opening
from bot.model.ids import OpenId
from bot.push.choosing import next_runs
from bot.push.days import study_day
from bot.reading import links
from bot.settings import Settings, table
from bot.store import schedules
from bot.store.base import Store
from bot.study.library import Library
from bot.texts import LANGUAGES
from bot.texts import load as load_texts


def openings() -> dict[str, Opening]:
    """Read what opens a window to a member, and for how long."""
    windows: Mapping[str, Mapping[str, int]] = table("platform")["windows"]
    return {
        act: Opening(one["messages"], timedelta(seconds=one["seconds"]))
        for act, one in windows.items()
    }


def _me(settings: Settings, opened: Store) -> Callable[[OpenId], str]:
    """Give what leads members to their own page: signed where there is no web sign-in."""
    if settings.wechat_account_type == "service":
        return lambda openid: f"{settings.public_url}/me/"
    return links.to_me(opened, settings.public_url, clock(settings))


def conversation(settings: Settings, opened: Store, library: Library) -> Conversation:
    """Build what answers members."""

    def next_push(now: datetime) -> time | None:
        running = (one for one in schedules.read_all(opened) if not one.paused)
        runs = [run for one in running for run in next_runs(one, now, settings.zone, 1)]
        today = study_day(now, settings.zone)
        later = [run.astimezone(settings.zone) for run in runs]
        return min((run.time() for run in later if run.date() == today), default=None)

    catalogues = {language: load_texts(language) for language in LANGUAGES}
    return Conversation(
        store=opened,
        library=library,
        texts=catalogues[settings.bot_language],
        house=replace(house(settings), next_push=next_push, me=_me(settings, opened)),
        zone=settings.zone,
        openings=openings(),
        catalogues=catalogues,
    )
