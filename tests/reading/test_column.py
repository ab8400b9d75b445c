from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from bot.model.ids import ItemId
from bot.reading.column import PER_PAGE, page
from bot.store.breaker import StoreUnavailable
from bot.study.library import Library
from tests.reading.halls import app_of, bare
from tests.reading.sent import Page, Sent

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def items(library: Library) -> list[ItemId]:
    """The names of all shipped items."""
    return [item.id for track in library.tracks for item in track.items]


def links_to_items(text: str) -> list[str]:
    return [link for link in Page(text).links() if link.startswith("/study/")]


def test_leads_from_the_bare_address_to_the_column(reader: FlaskClient) -> None:
    answer = reader.get("/")
    assert (answer.status_code, answer.location) == (302, "/column/")


def test_says_so_while_nothing_was_sent(reader: FlaskClient) -> None:
    answer = reader.get("/column/")
    assert answer.status_code == 200
    assert not links_to_items(answer.text)
    assert 'class="empty"' in answer.text


def test_lists_what_was_sent_newest_first(
    reader: FlaskClient, sent: Sent, items: list[ItemId]
) -> None:
    sent += [(TODAY, items[2]), (TODAY, items[1]), (TODAY - DAY, items[0])]
    text = reader.get("/column/").text
    assert links_to_items(text) == [f"/study/{items[n]}" for n in (2, 1, 0)]
    days = [attrs["datetime"] for attrs in Page(text).all("time")]
    assert days == ["2026-11-24", "2026-11-23"]
    assert 'class="empty"' not in text


def test_shows_what_is_sent_while_it_runs(
    reader: FlaskClient, sent: Sent, items: list[ItemId]
) -> None:
    reader.get("/column/")
    sent.append((TODAY, items[0]))
    assert len(links_to_items(reader.get("/column/").text)) == 1


def test_leaves_out_what_has_left_the_library(
    reader: FlaskClient, sent: Sent, items: list[ItemId]
) -> None:
    sent += [(TODAY, ItemId("gone/001-gone")), (TODAY, items[0])]
    assert links_to_items(reader.get("/column/").text) == [f"/study/{items[0]}"]


def test_turns_pages_within_60_kb(reader: FlaskClient, sent: Sent, items: list[ItemId]) -> None:
    sent += [(TODAY - n * DAY, items[n % len(items)]) for n in range(2 * PER_PAGE + 1)]
    seen = 0
    address = "/column/"
    for _ in range(3):
        answer = reader.get(address)
        assert len(answer.data) < 50_000
        seen += len(links_to_items(answer.text))
        following = [a["href"] for a in Page(answer.text).all("a") if a.get("rel") == "next"]
        address = (following or [""])[0] or ""
    assert seen == len(sent)
    assert address == ""


@pytest.mark.parametrize("number", ["0", "-1", "2", "99999999999999999999"])
def test_has_no_page_past_the_last(reader: FlaskClient, number: str) -> None:
    assert reader.get(f"/column/?page={number}").status_code == 404


def test_takes_a_page_that_is_no_number_for_the_first(reader: FlaskClient) -> None:
    assert reader.get("/column/?page=next").status_code == 200


def test_begins_no_page_after_a_full_last_one(library: Library, items: list[ItemId]) -> None:
    sent = [(TODAY, items[0])] * PER_PAGE
    first = page(library, sent, 1)
    assert first
    assert first.older is None
    assert page(library, sent, 2) is None


def test_says_so_while_the_store_is_away(library: Library) -> None:
    def away() -> Sent:
        raise StoreUnavailable

    app = app_of(bare(library, [], column=away))
    answer = app.test_client().get("/column/")
    assert answer.status_code == 503
    assert "<h1>" in answer.text
