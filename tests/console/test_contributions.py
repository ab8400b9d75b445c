"""The lists of what members hand in."""

import re

from bot.model.contribution import Contribution, State
from tests.console.browser import Browser
from tests.console.desk import Desk


def listed(page: str) -> list[str]:
    """Read the receipts of a list, in its order."""
    return re.findall(r"<td role=\"cell\"><code>(\w+)</code>", page)


def receipts(*suggestions: Contribution) -> list[str]:
    """Give their receipts."""
    return [one.receipt for one in suggestions]


def test_lists_the_newest_first(vi: Browser, desk: Desk) -> None:
    first, second, third = (desk.suggestion(text) for text in ("一", "二", "三"))
    assert listed(vi.get("/console/suggestions/").text) == receipts(third, second, first)


def test_lists_by_state(ou: Browser, desk: Desk) -> None:
    one, other = desk.suggestion("路灯坏了"), desk.suggestion("水管漏了")
    ou.post(f"/console/contributions/{one.receipt}/move", seen="submitted", move="accept")
    by_state = {
        state: listed(ou.get(f"/console/suggestions/?state={state}").text) for state in State
    }
    assert by_state[State.ACCEPTED] == receipts(one)
    assert by_state[State.SUBMITTED] == receipts(other)
    assert by_state[State.NOT_ADOPTED] == []
    counted = re.findall(r'class="count">(\d+)<', ou.get("/console/suggestions/").text)
    assert counted == ["2", "1", "1"]


def test_finds_words_and_codes(vi: Browser, desk: Desk) -> None:
    lamp = desk.suggestion("三号楼的路灯坏了")
    pipe = desk.suggestion("地下室 Water PIPE 漏了")

    def found(words: str) -> list[str]:
        return listed(vi.get(f"/console/suggestions/?q={words}").text)

    assert found("路灯") == receipts(lamp)
    assert found("water pipe") == receipts(pipe)
    assert found("了") == receipts(pipe, lamp)
    assert found(lamp.receipt) == receipts(lamp)
    spaced = f"{lamp.receipt[:3].lower()} {lamp.receipt[3:6]}-{lamp.receipt[6:]}"
    assert found(spaced) == receipts(lamp)
    assert found("电梯") == []


def test_goes_page_by_page(vi: Browser, desk: Desk) -> None:
    made = [desk.suggestion(f"第 {number} 件") for number in range(60)]
    pages = [listed(vi.get(f"/console/suggestions/?page={number}").text) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert [receipt for page in pages for receipt in page] == receipts(*reversed(made))
    second = vi.get("/console/suggestions/?page=2&q=件").text
    assert 'rel="prev"' in second
    assert 'rel="next"' in second
    assert 'rel="next"' not in vi.get("/console/suggestions/?page=3").text


def test_odd_addresses_do_no_harm(vi: Browser, desk: Desk) -> None:
    desk.suggestion("路灯坏了")
    odd = ("page=0", "page=-3", "page=x", "state=nonsense", "page=99999999999999999999", "q=%00")
    assert {vi.get(f"/console/suggestions/?{one}").status_code for one in odd} == {200}


def test_an_anonymous_one_appears_on_the_hour(ou: Browser, desk: Desk) -> None:
    sealed = desk.anonymous("食堂太咸")
    own = f"/console/contributions/{sealed.receipt}"
    assert listed(ou.get("/console/suggestions/").text) == []
    assert listed(ou.get(f"/console/suggestions/?q={sealed.receipt}").text) == []
    assert ou.get(own).status_code == 404
    assert ou.post(f"{own}/move", seen="submitted", move="accept").status_code == 404
    desk.the_hour_strikes()
    assert listed(ou.get("/console/suggestions/").text) == receipts(sealed)
    assert ou.get(own).status_code == 200


def test_tells_nothing_of_an_anonymous_author(ou: Browser, desk: Desk) -> None:
    sealed = desk.anonymous("食堂太咸")
    desk.the_hour_strikes()
    for address in ("/console/suggestions/", f"/console/contributions/{sealed.receipt}"):
        text = ou.get(address).text
        assert "匿名" in text
        assert sealed.author.address not in text
        assert sealed.author.proof not in text
    assert not re.search(r"\d\d:\d\d", ou.get(f"/console/contributions/{sealed.receipt}").text)


def test_lists_each_kind_by_itself(ou: Browser, desk: Desk) -> None:
    made = {
        "suggestions": desk.suggestion("路灯坏了"),
        "discussions": desk.discussion("我觉得挺好", state=State.HELD, held="words"),
        "experiences": desk.experience("有收获"),
    }
    for kinds, one in made.items():
        page = ou.get(f"/console/{kinds}/").text
        assert listed(page) == receipts(one)
        assert f'href="/console/{kinds}/" aria-current="page"' in page
        other = made["experiences" if kinds == "suggestions" else "suggestions"].receipt
        assert listed(ou.get(f"/console/{kinds}/?q={other}").text) == [other]
    assert listed(ou.get("/console/discussions/?state=held").text) == receipts(made["discussions"])
    assert ou.get("/console/drafts/").status_code == 404


def test_escapes_what_members_write(vi: Browser, desk: Desk) -> None:
    hostile = "<script>alert(1)</script>\"'{{ 7*7 }}"
    one = desk.suggestion(hostile)
    for address in ("/console/suggestions/", f"/console/contributions/{one.receipt}"):
        text = vi.get(address).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "{{ 7*7 }}" in text
    searched = (
        vi.get(
            "/console/suggestions/",
        ).text
        and vi.client.get(
            "/console/suggestions/", query_string={"q": '"><script>alert(1)</script>'}
        ).text
    )
    assert "<script>alert" not in searched


def test_helps_where_there_is_nothing(vi: Browser, desk: Desk) -> None:
    assert "微建议" in vi.get("/console/suggestions/").text
    desk.suggestion("路灯坏了")
    assert 'href="/console/suggestions/"' in vi.get("/console/suggestions/?state=accepted").text
