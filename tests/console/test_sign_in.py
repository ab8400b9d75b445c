"""Signing in: one sentence for whatever is wrong, and not for ever."""

import pytest
from flask import Flask

from bot.console.accounts import change_password, open_account
from bot.console.office import Office
from bot.console.session import COOKIE, VISITOR_COOKIE
from bot.console.throttle import PER_ADDRESS, PER_NAME
from bot.console.ways import within
from bot.model.role import Role
from bot.model.say import Refusal
from bot.store import sessions, users
from bot.store.base import Store
from tests.console.browser import PASSWORD, Browser, leads_to_sign_in


def test_wrong_name_and_wrong_password_read_alike(ou: Browser, nobody: Browser) -> None:
    wrong = [nobody.sign_in("ou", "wrong password"), nobody.sign_in("xu", "wrong password")]
    assert [one.status_code for one in wrong] == [422, 422]
    assert wrong[0].text.replace('value="ou"', "") == wrong[1].text.replace('value="xu"', "")


def test_refuses_without_a_token(ou: Browser, nobody: Browser) -> None:
    answer = nobody.post_bare("/console/sign-in", name="ou", password=PASSWORD)
    assert answer.status_code == 400
    assert leads_to_sign_in(nobody.get("/console/"))


def test_too_many_tries_for_a_name_must_wait(ou: Browser, nobody: Browser) -> None:
    tries = [nobody.sign_in("ou", "wrong").status_code for _ in range(PER_NAME.amount)]
    assert set(tries) == {422}
    held = nobody.sign_in("ou")
    assert held.status_code == 429
    assert 0 < int(held.headers["Retry-After"]) <= PER_NAME.get_expiry()
    assert "10" in held.text
    assert nobody.sign_in("xu", "wrong").status_code == 422


def test_a_success_forgets_the_failures(ou: Browser, nobody: Browser) -> None:
    for _ in range(PER_NAME.amount - 1):
        nobody.sign_in("ou", "wrong")
    assert nobody.sign_in("ou").status_code == 303
    nobody.post("/console/sign-out")
    assert nobody.sign_in("ou", "wrong").status_code == 422


def test_too_many_failures_from_an_address_must_wait(
    ou: Browser, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.console.signing.fits", lambda password, kept: False)  # 30 slow hashes
    for number in range(PER_ADDRESS.amount):
        assert nobody.sign_in(f"name{number}", "wrong").status_code == 422
    assert nobody.sign_in("ou").status_code == 429


def test_throttles_under_the_stores_own_keys(nobody: Browser, store: Store) -> None:
    nobody.sign_in("ou", "wrong")
    found = [key.decode() for key in store.redis.scan_iter("*sign-in*")]
    assert found
    assert all(key.startswith(store.keys.throttle()) for key in found)


def test_the_cookie_is_for_the_console_alone(app: Flask, ou: Browser) -> None:
    answer = ou.post("/console/sign-out") and ou.sign_in("ou")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith(COOKIE))
    assert {"HttpOnly", "Path=/console/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_the_store_holds_no_token(ou: Browser, store: Store) -> None:
    token = ou.client.get_cookie(COOKIE, path="/console/")
    assert token is not None
    assert store.redis.get(store.keys.session(sessions.mark_of(token.value)))
    dumped = [
        store.redis.execute_command("DUMP", key) for key in store.redis.scan_iter("*session*")
    ]
    assert dumped
    assert not any(token.value.encode() in one for one in dumped)


def test_a_session_has_a_new_id_at_each_sign_in(ou: Browser) -> None:
    first = ou.client.get_cookie(COOKIE, path="/console/")
    ou.sign_in("ou")
    second = ou.client.get_cookie(COOKIE, path="/console/")
    assert first is not None
    assert second is not None
    assert first.value != second.value
    ou.client.set_cookie(COOKIE, first.value, path="/console/")
    assert leads_to_sign_in(ou.get("/console/"))


def test_ends_at_sign_out(ou: Browser, store: Store) -> None:
    token = ou.client.get_cookie(COOKIE, path="/console/")
    assert token is not None
    assert ou.post("/console/sign-out").status_code == 303
    assert leads_to_sign_in(ou.get("/console/"))
    ou.client.set_cookie(COOKIE, token.value, path="/console/")
    assert leads_to_sign_in(ou.get("/console/"))
    assert sessions.of_user(store, "ou") == []


def test_sessions_can_be_listed_and_ended(app: Flask, ou: Browser, store: Store) -> None:
    other = Browser(app)
    other.sign_in("ou")
    first, second = sessions.of_user(store, "ou")
    sessions.end(store, "ou", first.mark)
    assert [one.mark for one in sessions.of_user(store, "ou")] == [second.mark]
    codes = sorted(one.get("/console/").status_code for one in (ou, other))
    assert codes == [200, 302]


def test_a_new_password_ends_all_sessions(ou: Browser, store: Store) -> None:
    change_password(store, "ou", "another horse battery")
    assert leads_to_sign_in(ou.get("/console/"))
    assert ou.sign_in("ou").status_code == 422
    assert ou.sign_in("ou", "another horse battery").status_code == 303


def test_a_click_lets_a_session_last_and_polling_does_not(ou: Browser, store: Store) -> None:
    key = store.keys.session(sessions.of_user(store, "ou")[0].mark)
    store.redis.expire(key, 100)
    assert ou.get("/console/pushes/progress").status_code == 200
    assert store.redis.ttl(key) <= 100
    ou.get("/console/")
    assert store.redis.ttl(key) > sessions.LIFE - 10


def test_strangers_put_nothing_into_the_store(nobody: Browser, store: Store) -> None:
    nobody.get("/console/sign-in")
    nobody.get("/console/")
    assert nobody.client.get_cookie(VISITOR_COOKIE, path="/console/")
    assert list(store.redis.scan_iter("*")) == []


HOSTILE = """
https://evil.example/
//evil.example/console/
/\\evil.example
javascript:alert(1)
/console/../../evil
/console/..//evil.example
/console\\@evil.example
/consoles/
http://localhost@evil.example/console/
http://localhost.evil.example/console/
/console/%2e%2e//evil.example
/wechat
""".strip().splitlines()


@pytest.mark.parametrize("hostile", [*HOSTILE, "", "/console/\r\nSet-Cookie: a=b"])
def test_next_leads_nowhere_else(hostile: str, ou: Browser, nobody: Browser) -> None:
    assert within(hostile, "http://localhost/") is None
    assert nobody.sign_in("ou", next=hostile).headers["Location"] == "/console/"
    assert ou.post("/console/language", language="en", next=hostile).headers["Location"] == (
        "/console/"
    )


def test_speaks_english_where_one_wants_it(nobody: Browser) -> None:
    assert '<html lang="zh-CN">' in nobody.get("/console/sign-in").text
    nobody.post("/console/language", language="en", next="/console/sign-in")
    assert '<html lang="en">' in nobody.get("/console/sign-in").text
    nobody.post("/console/language", language="klingon")
    assert '<html lang="en">' in nobody.get("/console/sign-in").text


@pytest.mark.parametrize("name", ["", "x", "Ou", "a b", "o" * 41, "欧"])
def test_a_bad_user_name_is_refused(name: str, office: Office) -> None:
    with pytest.raises(Refusal):
        open_account(office.store, name, PASSWORD, Role.VIEWER, office.now())


def test_a_taken_name_keeps_its_password(ou: Browser, office: Office) -> None:
    with pytest.raises(Refusal):
        open_account(office.store, "ou", "another horse battery", Role.ADMIN, office.now())
    kept = users.read(office.store, "ou")
    assert kept is not None
    assert kept.role is Role.ORGANISER
    assert ou.sign_in("ou").status_code == 303
    assert [one.name for one in users.read_all(office.store)] == ["ou"]


def test_a_short_password_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        open_account(office.store, "ou", "short", Role.VIEWER, office.now())
    assert users.read(office.store, "ou") is None
