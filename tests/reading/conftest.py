import pytest
from flask.testing import FlaskClient

from bot.main.basics import log_to_stderr
from bot.model.item import StudyItem
from bot.store.base import Store
from bot.study.library import Library
from tests.reading.halls import LIBRARY, Office, app_of, bare
from tests.reading.phone import Phone
from tests.reading.sent import Sent
from tests.servers import server, store
from tests.store import people

__all__ = ["server", "store"]  # pytest finds the fixtures by their names here


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return LIBRARY


@pytest.fixture
def item() -> StudyItem:
    """The first item of the shipped content."""
    return LIBRARY.tracks[0].items[0]


@pytest.fixture
def sent() -> Sent:
    """What was sent to everybody: nothing yet."""
    return []


@pytest.fixture(params=["zh_CN", "en"])
def reader(library: Library, sent: Sent, request: pytest.FixtureRequest) -> FlaskClient:
    """A browser before the pages, in each language."""
    return app_of(bare(library, sent, request.param)).test_client()


@pytest.fixture
def office(store: Store) -> Office:
    """A hall over a real store; Mei, Ou and Sol follow."""
    people.follow(store, people.MEI, people.OU, people.SOL)
    return Office(store)


@pytest.fixture
def mei(office: Office) -> Phone:
    """Mei's phone, signed in."""
    phone = Phone(app_of(office.hall()))
    phone.sign_in(office, people.MEI)
    return phone


@pytest.fixture(scope="session", autouse=True)
def plain_log() -> None:
    """Log as our processes do: a traceback with the values of all variables takes a minute."""
    log_to_stderr()
