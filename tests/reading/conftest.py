from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.reading import pages
from bot.study.library import Library, load
from bot.texts import load as texts
from tests.reading.sent import Sent


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return load(Path(__file__).parents[2] / "content")


@pytest.fixture
def sent() -> Sent:
    """What was sent to everybody: nothing yet."""
    return []


@pytest.fixture(params=["zh_CN", "en"])
def reader(library: Library, sent: Sent, request: pytest.FixtureRequest) -> FlaskClient:
    """A browser before the pages, in each language."""
    app = Flask(__name__)
    room = pages.blueprint(
        library, lambda: sent, texts(request.param), "<晴川>学习会", "O'Neil & 李"
    )
    app.register_blueprint(room)
    return app.test_client()
