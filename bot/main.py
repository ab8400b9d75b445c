"""Builds everything once, by hand: each process calls one function here and is complete."""

import asyncio
import json
import logging
import os
import signal
import socket
import sys
import threading
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import structlog
from flask import Flask

from bot.console import app as console
from bot.console.office import Office
from bot.conversation.answering import Conversation
from bot.conversation.turn import House
from bot.delivery import channels
from bot.delivery.actions import Action, Actions
from bot.delivery.engine import Engine
from bot.delivery.sender import Sender
from bot.delivery.telling import Teller
from bot.members.windows import Opening
from bot.model.push import Push
from bot.push.choosing import next_runs
from bot.push.days import at, study_day
from bot.reading import pages as reading
from bot.scheduler import process as scheduling
from bot.scheduler.world import World
from bot.settings import ROOT, Settings, load, table
from bot.store import pushes, schedules
from bot.store.base import Store, open_store
from bot.store.tokens import SharedToken
from bot.study.library import Library
from bot.study.library import load as load_library
from bot.study.message import message
from bot.texts import LANGUAGES, Texts
from bot.texts import load as load_texts
from bot.webhook import health, metrics, proof, views
from bot.webhook.proxy import behind_own_proxy
from bot.webhook.room import keep_room
from bot.wechat.fanout import Fanout
from bot.wechat.inbound import Gate
from bot.wechat.platform import Platform
from bot.wechat.tokens import Tokens

THREADS = 4
"""Blocking threads of a web process; see the Procfile."""

BODY = 1400
"""Bytes of an item's body in a push."""


def log_to_stderr() -> None:
    """Write log lines to standard error: what happened and its ids, never a local variable.

    A traceback with the values of its variables would show members' words and our secrets (I7).
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)


def clock(settings: Settings) -> Callable[[], datetime]:
    """Give what tells this process the time, in UTC; with CLOCK_URL the emulator's, asked anew."""
    if not settings.clock_url:
        return lambda: datetime.now(UTC)

    def emulated() -> datetime:
        with urllib.request.urlopen(settings.clock_url, timeout=2) as answer:  # noqa: S310 - loopback
            return datetime.fromtimestamp(json.load(answer)["now"], UTC)

    return emulated


def store(settings: Settings) -> Store:
    """Open the store of this account."""
    return open_store(settings.redis_url, settings.wechat_app_id, settings.secret_key)


def openings() -> dict[str, Opening]:
    """Read what opens a window to a member, and for how long."""
    windows: Mapping[str, Mapping[str, int]] = table("platform")["windows"]
    return {
        act: Opening(one["messages"], timedelta(seconds=one["seconds"]))
        for act, one in windows.items()
    }


def house(settings: Settings) -> House:
    """Gather what replies may name."""
    public, words = settings.public_url, table("conversation")
    return House(
        item=lambda item: f"{public}/study/{item}",
        column=f"{public}/column/",
        contact=settings.contact,
        courtesies=frozenset(words["courtesies"]),
        greetings=frozenset(words["greetings"]),
    )


def conversation(settings: Settings, opened: Store, library: Library) -> Conversation:
    """Build what answers members."""

    def next_push(now: datetime) -> time | None:
        running = (one for one in schedules.read_all(opened) if not one.paused)
        runs = [run for one in running for run in next_runs(one, now, settings.zone, 1)]
        today = study_day(now, settings.zone)
        later = [run.astimezone(settings.zone) for run in runs]
        return min((run.time() for run in later if run.date() == today), default=None)

    return Conversation(
        store=opened,
        library=library,
        texts=load_texts(settings.bot_language),
        house=replace(house(settings), next_push=next_push),
        zone=settings.zone,
        openings=openings(),
    )


def tokens(settings: Settings, opened: Store) -> Tokens:
    """Build what gives the access token."""
    credentials = (settings.wechat_app_id, settings.wechat_app_secret)
    return Tokens(SharedToken(opened), settings.wechat_api_url, *credentials)


def platform(settings: Settings, opened: Store) -> Platform:
    """Build the client for the platform's small calls."""
    return Platform(tokens(settings, opened))


def statics() -> list[tuple[str, Path]]:
    """Give the folders of files that granian serves by itself, with their addresses."""
    rooms = ROOT / "bot"
    return [
        ("/static/reading", rooms / "reading" / "static"),
        ("/static/console", rooms / "console" / "static"),
        ("/static/bootstrap", Path(str(files("flask_bootstrap"))) / "static" / "bootstrap5"),
    ]


def web_app() -> Flask:
    """Build the web process: webhook, members' pages and console."""
    log_to_stderr()
    settings = load()
    opened, library = store(settings), load_library(settings.content_dir)
    now, texts = clock(settings), load_texts(settings.bot_language)
    keys = (settings.wechat_token, settings.wechat_encoding_aes_key, settings.wechat_app_id)
    app = Flask("bot", static_folder=None)
    answers = conversation(settings, opened, library)
    app.register_blueprint(views.blueprint(answers, Gate.of(*keys), now))
    app.register_blueprint(health.blueprint(opened))
    app.register_blueprint(metrics.blueprint(opened, now))
    app.register_blueprint(proof.blueprint(settings.data_dir / "verify"))
    column = (settings.organisation, settings.contact)
    app.register_blueprint(
        reading.blueprint(library, lambda: pushes.column(opened), texts, *column)
    )
    office = Office(
        store=opened,
        texts={name: load_texts(name) for name in LANGUAGES},
        library=library,
        zone=settings.zone,
        now=now,
        organisation=settings.organisation,
        secure_cookies=settings.public_url.startswith("https"),
    )
    console.prepare(app, office)
    app.register_blueprint(console.blueprint(office))
    keep_room(app, THREADS // 2)
    behind_own_proxy(app)
    _end_with_parent()
    return app


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is gone, so that a new one can listen."""
    parent = os.getppid()

    def watch() -> None:
        wait = threading.Event()
        while os.getppid() == parent:
            wait.wait(0.5)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def own_name() -> str:
    """Name this process among its kind on all machines."""
    return f"{socket.gethostname()}-{os.getpid()}"


def run_scheduler(settings: Settings) -> None:
    """Run the scheduler process until SIGTERM or SIGINT."""
    opened, library = store(settings), load_library(settings.content_dir)
    leader = scheduling.Leader(opened, own_name())
    world = World(
        store=opened,
        library=library,
        zone=settings.zone,
        now=clock(settings),
        platform=platform(settings, opened),
        conversation=conversation(settings, opened, library),
        fence=lambda: leader.fence,
    )
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    scheduling.run(leader, world, stop)


def run_sender(settings: Settings) -> None:
    """Run the sender process until SIGTERM or SIGINT."""
    import uvloop  # not on every system; the sender alone needs it

    uvloop.run(_send(settings))


async def _send(settings: Settings) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    opened, library = store(settings), load_library(settings.content_dir)
    texts, now = load_texts(settings.bot_language), clock(settings)
    async with Fanout(settings.wechat_api_url, connections=64) as fanout:
        roads = channels.build(fanout, tokens(settings, opened))
        engine = Engine(
            store=opened,
            channels=roads,
            actions=Actions(table("platform")["errors"]),
            body_of=lambda push: push_body(settings, library, texts, push),
            now=now,
            rest_for=lambda action: _rest_for(settings, now(), action),
        )
        teller = Teller(opened, roads["custom"], texts.render, now)
        await Sender(own_name(), opened, engine, teller).run(stop)


def push_body(settings: Settings, library: Library, texts: Texts, push: Push) -> str:
    """Word the message of a push."""
    item = library.item(push.item)
    if item is None:
        raise LookupError(f"{push.item} is not in the library any more")
    return texts.render(message(item, house(settings).item(item.id), BODY))


def _rest_for(settings: Settings, now: datetime, action: Action) -> int:
    """Give the seconds that a channel rests: till midnight for a quota, else an hour."""
    if action is not Action.PAUSE:
        return 3600
    tomorrow = study_day(now, settings.zone) + timedelta(days=1)
    return int((at(tomorrow, time(0), settings.zone) - now).total_seconds()) + 60


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
