"""Who may enter stands with every address (I8)."""

import pytest
from flask import Flask

from bot.console.page import Door, page
from bot.model.role import Role
from tests.console.browser import Browser, field, leads_to_sign_in
from tests.console.desk import Desk

READING = [
    *("/console/", "/console/suggestions/", "/console/pushes/", "/console/pushes/progress"),
    *("/console/discussions/", "/console/experiences/"),
]
ADMINS = ["/console/push-now/", "/console/push-now/lvzhi/001-ti-an-shi-shenme"]


def test_every_address_says_who_may_enter(app: Flask) -> None:
    ours = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/console")]
    doors = [app.view_functions[rule.endpoint] for rule in ours]
    assert len(doors) >= 14
    assert [door for door in doors if not isinstance(door, Door)] == []
    pages = [door.page for door in doors if isinstance(door, Door)]
    assert {one.address for one in pages if one.who == "anybody"} == {"/sign-in", "/language"}


def test_a_page_that_does_not_say_stops_the_start() -> None:
    with pytest.raises(TypeError):
        page("/secret")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="/secret"):
        page("/secret", who=set())


@pytest.mark.parametrize("address", READING)
def test_staff_of_any_role_read(address: str, vi: Browser, ou: Browser, ada: Browser) -> None:
    assert [one.get(address).status_code for one in (vi, ou, ada)] == [200] * 3


@pytest.mark.parametrize("address", ADMINS)
def test_some_pages_do_not_exist_for_others(
    address: str, vi: Browser, ou: Browser, ada: Browser
) -> None:
    assert [one.get(address).status_code for one in (vi, ou, ada)] == [404, 404, 200]


@pytest.mark.parametrize("address", READING + ADMINS)
def test_strangers_are_led_to_the_sign_in(address: str, nobody: Browser) -> None:
    assert leads_to_sign_in(nobody.get(address))


def test_comes_back_to_where_one_wanted_to_go(nobody: Browser, vi: Browser) -> None:
    wanted = "/console/suggestions/?q=路灯&page=2"
    asked = nobody.get(wanted).headers["Location"]
    form = nobody.get(asked).text.partition("<main")[2]
    onward = nobody.sign_in("vi", next=field(form, "next")).headers["Location"]
    assert nobody.get(onward).status_code == 200
    assert onward == "/console/suggestions/?q=%E8%B7%AF%E7%81%AF&page=2"


def test_writes_of_strangers_lead_back_to_the_page(nobody: Browser, desk: Desk) -> None:
    receipt = desk.suggestion("路灯坏了").receipt
    page = f"http://localhost/console/contributions/{receipt}"
    answer = nobody.client.post(f"{page}/move", headers={"Referer": page})
    assert answer.headers["Location"] == f"/console/sign-in?next=/console/contributions/{receipt}"


def test_the_webhook_needs_no_token_and_gets_no_cookie(app: Flask) -> None:
    answer = app.test_client().post("/wechat", data="<xml/>")
    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (200, None)
    assert "Content-Security-Policy" not in answer.headers


def test_a_lost_user_is_out_at_once(ou: Browser, desk: Desk) -> None:
    desk.store.redis.delete(desk.store.keys.user("ou"))
    assert leads_to_sign_in(ou.get("/console/"))


def test_a_changed_role_counts_at_once(ada: Browser, desk: Desk) -> None:
    desk.store.redis.hset(desk.store.keys.user("ada"), "role", Role.VIEWER)
    assert ada.get("/console/push-now/").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/console/nothing", 404),
        ("/console/contributions/AAAAAAAAA", 404),
        ("/console/sign-out", 405),
    ],
)
def test_errors_have_pages_of_our_own(address: str, status: int, ou: Browser) -> None:
    answer = ou.get(address)
    assert answer.status_code == status
    assert 'href="/console/"' in answer.text
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_other_addresses_keep_their_own_404(app: Flask) -> None:
    assert "console" not in app.test_client().get("/nothing").text


def test_pages_are_kept_by_no_cache_and_stand_in_no_frame(ou: Browser) -> None:
    headers = ou.get("/console/").headers
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_nothing_comes_from_elsewhere(ou: Browser) -> None:
    for address in READING[:3]:
        text = ou.get(address).text
        assert "http://" not in text
        assert "https://" not in text
        assert "style=" not in text


@pytest.mark.parametrize(
    "address", ["/static/bootstrap/css/bootstrap.min.css", "/static/console/console.css"]
)
def test_serves_its_own_files(address: str, nobody: Browser) -> None:
    answer = nobody.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    answer.close()
