"""When something is wrong: a page of our own, kind and plain, that loses nothing."""

import pytest
from flask.testing import FlaskClient

from bot.reading.visitor import SIZE_COOKIE
from bot.store.breaker import StoreUnavailable
from bot.study.library import Library
from tests.reading.halls import Office, app_of, bare
from tests.reading.phone import Phone


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/study/", 404),
        ("GET", "/study/a/b/c", 404),
        ("HEAD", "/study/no/no", 404),
        ("POST", "/column/", 405),
        ("PUT", "/me/", 405),
        ("DELETE", "/study/lvzhi/001-ti-an-shi-shenme", 405),
        ("GET", "/oauth/leave", 405),
    ],
)
def test_words_what_is_not_there(
    reader: FlaskClient, method: str, address: str, status: int
) -> None:
    answer = reader.open(address, method=method)
    assert answer.status_code == status
    assert method == "HEAD" or "/column/" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert status != 405 or answer.headers["Allow"]


@pytest.mark.parametrize("address", ["/column/", "/study/lvzhi/001-ti-an-shi-shenme", "/privacy/"])
def test_answers_a_look_at_the_head_alone(reader: FlaskClient, address: str) -> None:
    answer = reader.head(address)
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize(("maybe", "told"), [(False, "没有收下"), (True, "不确定")])
def test_never_says_that_it_was_kept_when_it_was_not(
    office: Office, mei: Phone, monkeypatch: pytest.MonkeyPatch, maybe: bool, told: str
) -> None:
    mei.get("/study/lvzhi/001-ti-an-shi-shenme")

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable(maybe=maybe)

    monkeypatch.setattr("bot.conversation.answering.Conversation.answer", away)
    answer = mei.fill("suggest", words="停电时写的")
    assert answer.status_code == 503
    assert told in answer.text
    assert "停电时写的" in answer.text


def test_gives_the_words_back_after_a_fault_of_ours(
    mei: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei.get("/study/lvzhi/001-ti-an-shi-shenme")
    form = mei.form("suggest")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.conversation.answering.Conversation.answer", broken)
    form.pop("action")
    answer = mei.client.post(mei.at, data={**form, "words": "<b>要紧的话</b>"})
    assert answer.status_code == 500
    assert "&lt;b&gt;要紧的话&lt;/b&gt;" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_remembers_larger_type(library: Library) -> None:
    client = app_of(bare(library, [])).test_client()
    assert 'class="big"' not in client.get("/column/").text
    answer = client.get("/column/?size=big")
    assert (answer.status_code, answer.location) == (302, "/column/")
    assert client.get_cookie(SIZE_COOKIE)
    assert 'class="big"' in client.get("/column/").text
    client.get("/column/?size=usual")
    assert 'class="big"' not in client.get("/column/").text
    assert client.get("/column/?size=enormous").status_code == 200
