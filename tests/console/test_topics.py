"""Topics: opened, listed with what waits, closed and opened again."""

from datetime import timedelta

from bot.model.contribution import State
from bot.store import topics
from tests.console.browser import Browser, leads_to_sign_in
from tests.console.desk import MEI, Desk
from tests.store.posted import post

FORM = {"title": "食堂", "question": "食堂怎么改？", "node": "", "closes": ""}


def test_opens_one_for_everybody(ou: Browser, desk: Desk) -> None:
    answer = ou.post("/console/topics/open", **FORM)
    assert answer.status_code == 303
    (one,) = topics.read_all(desk.store)
    assert (one.number, one.title, one.question, one.node) == (1, "食堂", "食堂怎么改？", "")
    assert (one.by, one.closes) == ("ou", None)
    page = ou.get(answer.headers["Location"]).text
    assert "食堂怎么改？" in page
    assert 'role="status"' in page


def test_opens_one_for_a_branch(ou: Browser, desk: Desk) -> None:
    desk.store.redis.sadd(desk.store.keys.branches(), "市政协", "市政协/第一支部")
    ou.post("/console/topics/open", **{**FORM, "node": "市政协/第一支部"})
    (one,) = topics.read_all(desk.store)
    assert one.node == "市政协/第一支部"
    assert "市政协/第一支部" in ou.get("/console/topics/").text


def test_ends_with_its_last_day(ou: Browser, desk: Desk) -> None:
    today = desk.office.now().astimezone(desk.office.zone).date()
    ou.post("/console/topics/open", **{**FORM, "closes": today.isoformat()})
    (one,) = topics.read_all(desk.store)
    assert one.open_at(desk.office.now())
    assert one.closes is not None
    assert one.closes.astimezone(desk.office.zone).date() == today + timedelta(days=1)
    assert not one.open_at(one.closes)


WRONG = (
    {"title": " "},
    {"title": "长" * 31},
    {"question": ""},
    {"question": "长" * 201},
    {"node": "市政协/没有"},
    {"closes": "2020-01-01"},
    {"closes": "9999-12-31"},
    {"closes": "soon"},
)


def test_says_what_is_missing_and_keeps_what_was_typed(ou: Browser, desk: Desk) -> None:
    for wrong in WRONG:
        answer = ou.post("/console/topics/open", **{**FORM, **wrong})
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in answer.text
        assert "title" in wrong or 'value="食堂"' in answer.text
    assert topics.read_all(desk.store) == []


def test_counts_what_waits_and_what_was_let_through(vi: Browser, ou: Browser, desk: Desk) -> None:
    ou.post("/console/topics/open", **FORM)
    for state in (State.SUBMITTED, State.HELD, State.ACCEPTED, State.WITHDRAWN):
        post(desk.store, MEI, topic="1", state=state)
    assert "待审 2 条，已通过 1 条" in vi.get("/console/topics/").text


def test_closes_and_opens_again(ou: Browser, desk: Desk) -> None:
    ou.post("/console/topics/open", **FORM)
    for wanted in ("no", "yes"):
        assert ou.post("/console/topics/1/turn", open=wanted).status_code == 303
        (one,) = topics.read_all(desk.store)
        assert one.open_at(desk.office.now()) is (wanted == "yes")
    assert ou.post("/console/topics/1/turn", open="maybe").status_code == 400
    assert ou.post("/console/topics/2/turn", open="no").status_code == 404
    assert ou.post("/console/topics/x/turn", open="no").status_code == 404


def test_escapes_what_was_typed(ou: Browser, desk: Desk) -> None:
    ou.post("/console/topics/open", **{**FORM, "question": "<script>alert(1)</script>"})
    assert "<script>alert" not in ou.get("/console/topics/").text


def test_viewers_read_and_strangers_sign_in(
    vi: Browser, ou: Browser, nobody: Browser, desk: Desk
) -> None:
    ou.post("/console/topics/open", **FORM)
    page = vi.get("/console/topics/")
    assert page.status_code == 200
    assert "食堂怎么改？" in page.text
    assert 'action="/console/topics/' not in page.text
    assert vi.post("/console/topics/open", **FORM).status_code == 404
    assert vi.post("/console/topics/1/turn", open="no").status_code == 404
    assert leads_to_sign_in(nobody.get("/console/topics/"))
    assert leads_to_sign_in(nobody.post("/console/topics/open", **FORM))
    assert ou.get("/console/topics/open").status_code == 405
    assert ou.post_bare("/console/topics/open", **FORM).status_code == 400
    assert len(topics.read_all(desk.store)) == 1
