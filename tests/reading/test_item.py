import re
from dataclasses import replace
from html import escape

from flask.testing import FlaskClient

from bot.model.ids import ItemId, TrackId
from bot.model.item import Quiz, QuizKind, StudyItem, Track
from bot.study.library import Library
from tests.reading.halls import app_of, bare
from tests.reading.sent import Page

LIMIT = 60_000
HOSTILE = "\"><script>alert('甲')</script>"


def fetch(reader: FlaskClient, address: str) -> bytes:
    """Load a file that must be there."""
    with reader.get(address) as answer:
        assert answer.status_code == 200
        loaded: bytes = answer.data
    return loaded


def test_shows_every_item_within_60_kb(reader: FlaskClient, library: Library) -> None:
    for one in (item for track in library.tracks for item in track.items):
        page = fetch(reader, f"/study/{one.id}")
        fetched = Page(page.decode()).fetched()
        assert len(page) + sum(len(fetch(reader, address)) for address in fetched) < LIMIT


def test_shows_what_was_written(reader: FlaskClient, item: StudyItem) -> None:
    page = reader.get(f"/study/{item.id}").text
    words = (item.title, item.theme, item.source, item.question, item.checked.isoformat())
    assert all(escape(one) in page for one in words)
    assert all(escape(one.explanation) in page for one in item.quiz)
    assert f"<title>{escape(item.title)} · " in page


def test_leads_to_the_source_and_nowhere_else(reader: FlaskClient, item: StudyItem) -> None:
    page = Page(reader.get(f"/study/{item.id}").text)
    assert [link for link in page.links() if not link.startswith(("/", "#"))] == [item.source_url]


def test_loads_nothing_from_elsewhere_and_no_script(reader: FlaskClient, item: StudyItem) -> None:
    page = Page(reader.get(f"/study/{item.id}").text)
    assert page.fetched()
    for address in page.fetched():
        assert address.startswith("/static/reading/")
        assert fetch(reader, address)
    assert not page.all("script")
    assert not page.all("style")
    assert not any(name.startswith(("on", "style")) for _, attrs in page.tags for name in attrs)


def test_the_stylesheet_loads_nothing(reader: FlaskClient) -> None:
    sheet = fetch(reader, "/static/reading/reading.css").decode()
    assert not re.search(r"url\(|@import|https?:", sheet)


def test_has_landmarks_and_a_way_past_the_head(reader: FlaskClient, item: StudyItem) -> None:
    page = Page(reader.get(f"/study/{item.id}").text)
    assert [len(page.all(tag)) for tag in ("main", "h1", "footer", "article")] == [1, 1, 1, 1]
    assert page.links()[0] == f"#{page.all('main')[0]['id']}"
    assert any(one.get("name") == "viewport" for one in page.all("meta"))


def test_marks_its_depth(reader: FlaskClient, library: Library) -> None:
    for place, one in enumerate(library.tracks[0].items[:3]):
        page = Page(reader.get(f"/study/{one.id}").text)
        steps = [attrs for attrs in page.all("li") if "lang" not in attrs]
        marked = [at for at, attrs in enumerate(steps) if "aria-current" in attrs]
        assert marked[-1] % 3 == place == one.depth - 1


def test_hides_each_answer_until_it_is_asked_for(reader: FlaskClient, item: StudyItem) -> None:
    page = Page(reader.get(f"/study/{item.id}").text)
    assert page.all("details") == [{}] * len(item.quiz)


def test_has_a_page_of_its_own_for_what_is_not_there(reader: FlaskClient) -> None:
    for address in ("/study/lvzhi/999-none", "/study/none/001-ti-an-shi-shenme"):
        answer = reader.get(address)
        assert answer.status_code == 404
        assert "/column/" in Page(answer.text).links()


def test_shows_hostile_words_as_words(item: StudyItem) -> None:
    quiz = Quiz(QuizKind.SINGLE, HOSTILE, (HOSTILE, HOSTILE), "A", HOSTILE)
    bad = replace(
        item,
        id=ItemId("bad/001-bad"),
        title=HOSTILE,
        theme=HOSTILE,
        source=HOSTILE,
        question=HOSTILE,
        quiz=(quiz,),
        body=HOSTILE,
    )
    library = Library((Track(TrackId("bad"), HOSTILE, HOSTILE, 1, (bad,)),))
    sent = [(item.checked, bad.id)]
    app = app_of(bare(library, sent, "en", organisation=HOSTILE, contact=HOSTILE))
    for address in ("/study/bad/001-bad", "/column/", "/study/no/no"):
        text = app.test_client().get(address).text
        assert not Page(text).all("script")
        assert "&lt;script&gt;" in text
