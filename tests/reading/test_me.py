"""我的: one's own days, words, drafts and rights, and nobody else's."""

import re
from datetime import timedelta

import pytest

from bot.model.contribution import Contribution, Kind, State
from bot.model.ids import OpenId
from bot.store import contributions, members
from tests.reading.halls import LIBRARY, Office, app_of
from tests.reading.phone import Phone
from tests.reading.test_item import LIMIT
from tests.store import people
from tests.store.people import MEI, OU, said


def say(office: Office, text: str, openid: OpenId = MEI) -> None:
    """Let a member write in the chat."""
    office.now += timedelta(seconds=1)
    message = said(openid, text, int(office.now.timestamp()), office.now)
    people.answer(people.conversation(office.store), message, office.now)


def the_one(office: Office) -> Contribution:
    (kept,) = contributions.everything(office.store)
    return kept


def test_lists_what_its_member_handed_in(office: Office, mei: Phone) -> None:
    say(office, "微建议 在北门口加一盏路灯")
    say(office, "微建议 别人的主意", OU)
    text = mei.get("/me/").text
    assert "在北门口加一盏路灯" in text
    assert "别人的主意" not in text
    assert MEI not in text
    one = next(one for one in contributions.everything(office.store) if one.author.openid == MEI)
    assert mei.get(f"/me/handed/{one.receipt}").status_code == 200
    ou = Phone(app_of(office.hall()))
    ou.sign_in(office, OU)
    assert ou.get(f"/me/handed/{one.receipt}").status_code == 404


def test_turns_pages_within_60_kb(office: Office, mei: Phone) -> None:
    for number in range(22):
        say(office, f"微建议 第 {number} 件：" + "路" * 400)
        say(office, f"随手写的第 {number} 句话，还没想好" + "想" * 400)
    seen: set[str] = set()
    address = "/me/"
    while address:
        answer = mei.get(address)
        assert len(answer.data) + 12_000 < LIMIT
        seen |= set(re.findall(r"/me/handed/(\w+)", answer.text))
        following = re.search(r'rel="next" href="([^"#]+)', answer.text)
        address = f"/me/{following[1]}" if following else ""
    assert len(seen) == 22


@pytest.mark.parametrize("start", ["-1", "x", "9" * 8, "9" * 30, "²"])
def test_begins_nowhere_that_is_not(mei: Phone, start: str) -> None:
    for address in ("/me/", "/study/lvzhi/001-ti-an-shi-shenme"):
        assert mei.get(f"{address}?from={start}").status_code == 200


def test_takes_back_what_was_not_reviewed(office: Office, mei: Phone) -> None:
    say(office, "微建议 加一盏路灯")
    mei.get(f"/me/handed/{the_one(office).receipt}")
    mei.fill("withdraw")
    assert the_one(office).state is State.WITHDRAWN
    mei.get(f"/me/handed/{the_one(office).receipt}")
    assert 'value="withdraw"' not in mei.page


def test_adds_to_what_was_not_reviewed(office: Office, mei: Phone) -> None:
    say(office, "微建议 加一盏路灯")
    mei.get(f"/me/handed/{the_one(office).receipt}")
    mei.fill("supplement", words="要太阳能的")
    assert "要太阳能的" in the_one(office).text


def test_finds_an_anonymous_one_by_its_code_alone(office: Office, mei: Phone) -> None:
    say(office, "匿名 微建议 食堂太咸")
    code = the_one(office).receipt
    assert "食堂太咸" not in mei.get("/me/").text
    assert mei.get(f"/me/handed/{code}").status_code == 404
    mei.get("/me/")
    answer = mei.fill("find", receipt=f" {code.lower()} ")
    assert "食堂太咸" in answer.text
    assert code not in mei.at
    mei.page = answer.text
    mei.fill("withdraw")
    assert the_one(office).state is State.WITHDRAWN
    ou = Phone(app_of(office.hall()))
    ou.sign_in(office, OU)
    for wrong in (code, "", "not a code"):
        ou.get("/me/")
        assert ou.fill("find", receipt=wrong).status_code == 404


@pytest.mark.parametrize("writing", [False, True])
def test_files_a_draft_as_what_its_button_says(office: Office, mei: Phone, writing: bool) -> None:
    say(office, "昨天在医院排了三个小时的队")
    say(office, "电梯里的扶手有点松，老人上下不放心")
    if writing:
        say(office, "微体会")
    mei.get("/me/")
    drafts = re.findall(r'name="draft" value="(\w+)"', mei.page)
    assert len(set(drafts)) == 2
    mei.send(mei.form("answer", draft=drafts[-1], words="3"))
    kept = the_one(office)
    assert (kept.kind, kept.text) == (Kind.SUGGESTION, "昨天在医院排了三个小时的队")
    mei.get("/me/")
    assert len(set(re.findall(r'name="draft" value="(\w+)"', mei.page))) == 1


def test_files_nobody_elses_draft(office: Office, mei: Phone) -> None:
    say(office, "昨天在医院排了三个小时的队", OU)
    say(office, "电梯里的扶手有点松，老人不放心")
    mei.get("/me/")
    for wrong in ("0" * 16, f"{OU}.1.1"):
        mei.get("/me/")
        mei.fill("answer", draft=wrong)
    assert [one.text for one in contributions.everything(office.store)] == []


def test_agrees_and_takes_it_back(office: Office, mei: Phone) -> None:
    for do, given in (("agree", True), ("private", False)):
        mei.get("/me/")
        mei.fill(do)
        shows = members.read(office.store, MEI).shows
        assert shows
        assert shows.given is given


def test_checks_in_for_today(office: Office, mei: Phone) -> None:
    people.begin(office.store, people.a_push(LIBRARY.tracks[0].items[0].id))
    assert '<span class="unseen">' not in mei.get("/me/").text
    mei.fill("check_in")
    assert '<span class="unseen">' in mei.get("/me/").text
    assert 'value="check_in"' not in mei.page


def test_erases_after_asking_once(office: Office, mei: Phone) -> None:
    mei.get("/me/")
    mei.fill("erase")
    assert members.read(office.store, MEI).number is not None
    mei.fill("answer", words="1")
    assert members.read(office.store, MEI).number is None
    assert mei.get("/me/").status_code == 302  # to sign in, as nobody


def test_gives_ones_data_by_a_link(mei: Phone) -> None:
    mei.get("/me/")
    assert re.search(r'href="[^"]*/me/data/', mei.fill("my-data").text) or "token" in mei.page


def test_stays_in_no_cache_and_names_no_referrer(mei: Phone) -> None:
    answer = mei.get("/me/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    policy = answer.headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert "default-src 'none'" in policy
