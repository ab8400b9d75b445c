from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.conversation.answering import Conversation
from bot.main.answering import conversation as build
from bot.settings import ROOT, Settings
from bot.store.base import Store
from bot.study.library import load
from bot.webhook import health, metrics, proof, views
from bot.webhook.room import keep_room
from bot.wechat.inbound import Gate
from tests.emulator.running import AES_KEY, APP_ID, TOKEN
from tests.servers import server, store

__all__ = ["server", "store"]


@pytest.fixture
def conversation(store: Store) -> Conversation:
    """What answers, over a real store."""
    settings = Settings(wechat_app_id=APP_ID, wechat_token=TOKEN, secret_key="of the tests")
    return build(settings, store, load(ROOT / "content"))


@pytest.fixture
def app(conversation: Conversation, tmp_path: Path) -> Flask:
    """The webhook's own pages, without those of the other rooms."""
    built = Flask("tests")

    def now() -> datetime:
        return datetime.now(UTC)

    gate = Gate.of(TOKEN, AES_KEY, APP_ID)
    built.register_blueprint(views.blueprint(conversation, gate, now))
    built.register_blueprint(health.blueprint(conversation.store))
    built.register_blueprint(metrics.blueprint(conversation.store, now))
    built.register_blueprint(proof.blueprint(tmp_path / "verify"))
    keep_room(built, 1)
    return built


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    """Somebody who asks."""
    with app.test_client() as asking:
        yield asking
