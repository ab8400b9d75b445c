"""Builds everything once, by hand: each process calls one function here and is complete."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask

from bot.conversation.answering import Conversation
from bot.conversation.turn import House
from bot.members.windows import Opening
from bot.settings import Settings, load, table
from bot.store.base import Store, open_store
from bot.study import library
from bot.texts import load as load_texts
from bot.webhook import health, views
from bot.wechat.inbound import Gate

THREADS = 6
"""Blocking threads of a web process; see the Procfile."""


def clock(settings: Settings) -> Callable[[], datetime]:
    """Give what tells this process the time, in UTC."""
    return lambda: datetime.now(UTC)


def store(settings: Settings) -> Store:
    """Open the store of this account."""
    return open_store(settings.redis_url, settings.wechat_app_id, settings.secret_key)


def openings() -> dict[str, Opening]:
    """Read what opens a window to a member, and for how long."""
    windows = table("platform")["windows"]
    return {
        act: Opening(one["messages"], timedelta(seconds=one["seconds"]))
        for act, one in windows.items()
    }


def house(settings: Settings) -> House:
    """Gather what replies may name."""
    public = settings.public_url
    return House(
        item=lambda item: f"{public}/study/{item}",
        column=f"{public}/column/",
        contact=settings.contact,
        courtesies=frozenset(table("conversation")["courtesies"]),
    )


def conversation(settings: Settings, opened: Store) -> Conversation:
    """Build what answers members."""
    return Conversation(
        store=opened,
        library=library.load(settings.content_dir),
        texts=load_texts(settings.bot_language),
        house=house(settings),
        zone=settings.zone,
        openings=openings(),
        next_push=lambda now: None,
    )


def web_app() -> Flask:
    """Build the web process: webhook, members' pages and console."""
    settings = load()
    opened = store(settings)
    app = Flask("bot", static_folder=None)
    gate = Gate.of(settings.wechat_token, settings.wechat_encoding_aes_key, settings.wechat_app_id)
    app.register_blueprint(views.blueprint(conversation(settings, opened), gate, clock(settings)))
    app.register_blueprint(health.blueprint(opened))
    return app
