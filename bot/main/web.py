"""The web process."""

import os
import threading

from flask import Flask

from bot.console import app as console
from bot.console.office import Office
from bot.main.answering import conversation
from bot.main.basics import clock, log_to_stderr, store
from bot.main.platform import platform
from bot.main.reading import hall
from bot.main.rights import fetch
from bot.main.serving import THREADS
from bot.reading import data
from bot.reading import pages as reading
from bot.settings import load
from bot.study.library import load as load_library
from bot.texts import LANGUAGES
from bot.texts import load as load_texts
from bot.webhook import health, metrics, proof, views
from bot.webhook.proxy import behind_own_proxy
from bot.webhook.room import keep_room
from bot.wechat.inbound import Gate


def web_app() -> Flask:
    """Build the web process: webhook, members' pages and console."""
    log_to_stderr()
    settings = load()
    opened, library = store(settings), load_library(settings.content_dir)
    now = clock(settings)
    keys = (settings.wechat_token, settings.wechat_encoding_aes_key, settings.wechat_app_id)
    app = Flask("bot", static_folder=None)
    answers = conversation(settings, opened, library)
    app.register_blueprint(views.blueprint(answers, Gate.of(*keys), now))
    app.register_blueprint(health.blueprint(opened))
    app.register_blueprint(metrics.blueprint(opened, now))
    app.register_blueprint(proof.blueprint(settings.data_dir / "verify"))
    open_hall = hall(settings, answers, now)
    app.register_blueprint(reading.blueprint(open_hall))
    lent = fetch(settings, opened, library, open_hall.texts, now)
    app.register_blueprint(data.blueprint(open_hall, lent))
    office = Office(
        store=opened,
        texts={name: load_texts(name) for name in LANGUAGES},
        library=library,
        zone=settings.zone,
        now=now,
        organisation=settings.organisation,
        secure_cookies=settings.public_url.startswith("https"),
        media=settings.data_dir / "media",
        qr_code=lambda scene: platform(settings, opened).qr_code(scene),
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
