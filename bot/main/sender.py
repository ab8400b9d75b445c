"""The sender process."""

import asyncio
import signal
from datetime import datetime, time, timedelta

import uvloop

from bot.delivery import channels
from bot.delivery.actions import Action, Actions
from bot.delivery.engine import Engine
from bot.delivery.fetching import Fetcher
from bot.delivery.media.folder import Folder
from bot.delivery.media.rules import Rules
from bot.delivery.sender import Sender
from bot.delivery.telling import Teller
from bot.main.basics import clock, own_name, store
from bot.main.platform import tokens
from bot.main.privacy import quiet
from bot.main.wording import in_language, push_body
from bot.push.days import at, study_day
from bot.settings import Settings, table
from bot.study.library import load as load_library
from bot.texts import load as load_texts
from bot.wechat.fanout import Fanout
from bot.wechat.media import Downloads


def run(settings: Settings) -> None:
    """Run the sender process until SIGTERM or SIGINT."""
    uvloop.run(_send(settings))


async def _send(settings: Settings) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    opened, library = store(settings), load_library(settings.content_dir)
    texts, now = load_texts(settings.bot_language), clock(settings)
    api, shared = settings.wechat_api_url, tokens(settings, opened)
    async with Fanout(api, connections=64) as fanout, Downloads(api) as downloads:
        roads = channels.build(fanout, shared)
        engine = Engine(
            store=opened,
            channels=roads,
            actions=Actions(table("platform")["errors"]),
            body_of=lambda push: push_body(settings, library, texts, opened, push),
            now=now,
            rest_for=lambda action: _rest_for(settings, now(), action),
        )
        words = in_language(settings.bot_language)
        teller = Teller(opened, roads["custom"], words, now, quiet=quiet(settings))
        fetcher = Fetcher(
            store=opened,
            downloads=downloads,
            tokens=shared,
            folder=Folder(settings.data_dir / "media"),
            rules=Rules.of(table("media")),
            now=now,
            zone=settings.zone,
        )
        await Sender(own_name(), opened, engine, teller, fetcher).run(stop)


def _rest_for(settings: Settings, now: datetime, action: Action) -> int:
    """Give the seconds that a channel rests: till midnight for a quota, else an hour."""
    if action is not Action.PAUSE:
        return 3600
    tomorrow = study_day(now, settings.zone) + timedelta(days=1)
    return int((at(tomorrow, time(0), settings.zone) - now).total_seconds()) + 60
