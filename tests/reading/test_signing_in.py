"""Who signs in, and who does not: by the platform's sign-in and by a signed link."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from bot.reading import links
from bot.reading.signing_in import within
from bot.reading.visitor import COOKIE
from tests.reading.halls import Office, app_of
from tests.reading.phone import Phone
from tests.store.people import MEI, OU, SOL

STRANGER = "oNobodyWeKnow000000000000001"


def begin(client: FlaskClient, onward: str = "/me/") -> str:
    """Begin to sign in; gives the state that the platform is handed."""
    location = client.get("/oauth/", query_string={"next": onward}).location
    return parse_qs(urlsplit(location).query)["state"][0]


def is_signed_in(phone: Phone) -> bool:
    return phone.get("/me/").status_code == 200


@pytest.fixture
def phone(office: Office) -> Phone:
    """A browser that nobody is signed in on."""
    return Phone(app_of(office.hall()))


@pytest.fixture
def plain(office: Office) -> Phone:
    """The same, where the account has no web sign-in."""
    return Phone(app_of(office.hall(oauth=False)))


def a_link(office: Office) -> str:
    """The address in a reply to 我的, less the host."""
    return urlsplit(links.to_me(office.store, "http://x", lambda: office.now)(MEI)).path


def test_comes_back_to_the_page_that_asked(office: Office, phone: Phone) -> None:
    phone.sign_in(office, MEI, "/study/lvzhi/001-ti-an-shi-shenme")
    assert phone.at == "/study/lvzhi/001-ti-an-shi-shenme"
    assert is_signed_in(phone)


def test_leads_from_my_page_to_the_platform(phone: Phone) -> None:
    answer = phone.get("/me/")
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer.location).query)
    assert asked["back"] == ["https://tiantian.example/oauth/return"]
    assert asked["state"][0].isalnum()
    assert len(asked["state"][0]) <= 128


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example/me/", "https://evil.example/", "/\\evil", "/console/", "me/", "/me/?a=1", ""],
)
def test_goes_on_to_our_own_pages_alone(elsewhere: str) -> None:
    assert within(elsewhere) == "/me/"


def test_takes_no_return_that_another_browser_began(office: Office, phone: Phone) -> None:
    office.codes.whose["code"] = SOL
    state = begin(Phone(app_of(office.hall())).client)  # the stranger's own, handed to a victim
    assert phone.client.get(f"/oauth/return?code=code&state={state}").status_code == 400
    begin(phone.client)
    assert phone.client.get(f"/oauth/return?code=code&state={state}").status_code == 400
    assert not is_signed_in(phone)


@pytest.mark.parametrize(
    ("query", "status"), [("", 400), ("&code=", 400), ("&code=used", 502), ("&code=preview", 403)]
)
def test_says_kindly_that_it_did_not_work(
    office: Office, phone: Phone, query: str, status: int
) -> None:
    office.codes.whose["preview"] = None
    answer = phone.client.get(f"/oauth/return?state={begin(phone.client)}{query}")
    assert answer.status_code == status
    assert "/oauth/?next=/me/" in answer.text
    assert COOKIE not in str(answer.headers)


@pytest.mark.parametrize("known", [False, True])
def test_lets_nobody_in_who_does_not_follow(office: Office, phone: Phone, known: bool) -> None:
    if known:
        office.store.redis.hset(office.store.keys.member(SOL), "f", 0)
    answer = phone.sign_in(office, SOL if known else STRANGER)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert not is_signed_in(phone)


def test_keeps_the_openid_sealed(mei: Phone, office: Office) -> None:
    cookie = mei.client.get_cookie(COOKIE)
    assert cookie
    assert MEI not in cookie.value
    assert cookie.http_only
    assert cookie.secure  # PUBLIC_URL is https
    assert cookie.same_site == "Lax"
    mei.client.set_cookie(COOKIE, cookie.value[:-2] + "AA")
    assert not is_signed_in(mei)


@pytest.mark.parametrize("ends", ["erased", "left", "another number", "30 days"])
def test_ends_with_the_members_record(office: Office, mei: Phone, ends: str) -> None:
    record = office.store.keys.member(MEI)
    assert is_signed_in(mei)
    match ends:
        case "erased":
            office.store.redis.delete(record)
        case "left":
            office.store.redis.hset(record, "f", 0)
        case "another number":  # erased, and come back since
            office.store.redis.hset(record, "n", 77)
        case _:
            office.now += timedelta(days=30)
    assert not is_signed_in(mei)


def test_signs_out(mei: Phone) -> None:
    mei.get("/me/")
    form = next(one for one in [mei.form("")] if one["action"] == "/oauth/leave")
    assert mei.client.post("/oauth/leave").status_code == 400
    assert is_signed_in(mei)
    mei.send(form)
    assert not is_signed_in(mei)


def test_a_link_signs_in_by_a_tap_and_once(office: Office, plain: Phone) -> None:
    link = a_link(office)
    for _ in range(3):  # whoever only looks uses nothing up
        assert plain.client.head(link).status_code == 200
        assert plain.get(link).status_code == 200
    assert not is_signed_in(plain)
    plain.get(link)
    plain.send({"action": link})
    assert plain.at == "/me/"
    assert is_signed_in(plain)
    assert plain.get(link).status_code == 200  # to its own member it stays a way to their page
    other = Phone(app_of(office.hall(oauth=False)))
    assert other.get(link).status_code == 410
    assert other.send({"action": link}).status_code == 410
    assert not is_signed_in(other)


def test_a_link_wants_the_browser_that_showed_its_button(office: Office, plain: Phone) -> None:
    link = a_link(office)
    assert plain.send_only({"action": link}).location == link
    assert not is_signed_in(plain)


@pytest.mark.parametrize("wrong", ["old", "other", "cut", "junk"])
def test_a_link_holds_half_an_hour(office: Office, plain: Phone, wrong: str) -> None:
    link = a_link(office)
    match wrong:
        case "old":
            office.now += timedelta(minutes=30)
        case "cut":
            link = link[:-3]
        case "junk":
            link = "/oauth/link/%E5%AD%97-!"
        case _:
            link = link[:20] + ("A" if link[20] != "A" else "B") + link[21:]
    assert plain.get(link).status_code == 410
    assert plain.send({"action": link}).status_code == 410


def test_a_link_says_so_where_another_is_signed_in(office: Office, plain: Phone) -> None:
    plain.get(a_link(office))
    plain.send({"action": plain.at})
    ous = urlsplit(links.to_me(office.store, "http://x", lambda: office.now)(OU)).path
    assert "另一位成员" in plain.get(ous).text


def test_without_web_sign_in_my_page_says_how(plain: Phone) -> None:
    for address in ("/me/", "/oauth/"):
        answer = plain.get(address)
        assert answer.status_code == 403
        assert "回复「我的」" in answer.text
