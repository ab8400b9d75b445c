"""One contribution: shown, moved, recommended."""

import threading
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from bot.model.contribution import Attachment, State, Visibility
from bot.store import contributions, picks
from bot.store.writes import apply
from tests.console.browser import Browser, field, leads_to_sign_in
from tests.console.desk import Desk

TODAY = date(2026, 3, 4)


def test_shows_the_words_to_the_letter(vi: Browser, desk: Desk) -> None:
    words = "情况：路灯坏了\n\n  分析：没人管\t。"
    one = desk.suggestion(words)
    assert f">{words}<" in vi.get(f"/console/contributions/{one.receipt}").text


def test_names_what_came_with_it(vi: Browser, desk: Desk) -> None:
    place = Attachment("location", {"Location_X": "1", "Location_Y": "2", "Label": "东门<b>"})
    one = desk.suggestion(
        "这里", place, Attachment("image", {"PicUrl": "http://a/", "MediaId": "m"})
    )
    text = vi.get(f"/console/contributions/{one.receipt}").text
    assert "东门&lt;b&gt;" in text
    assert "图片" in text
    assert "http://a/" not in text


def test_accepts(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    answer = ou.post(f"/console/contributions/{one.receipt}/move", seen=one.state, move="accept")
    assert answer.status_code == 303
    assert desk.state_of(one.receipt) == State.ACCEPTED
    (step,) = contributions.moves(desk.store, one.receipt)
    assert (step.by, step.after, step.at) == ("ou", State.ACCEPTED, desk.office.now())
    page = ou.get(answer.headers["Location"]).text
    assert "10:30" in page
    assert 'role="status"' in page


def test_declines_with_a_reason(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/contributions/{one.receipt}/move"
    assert ou.post(address, seen=one.state, move="decline", reason=" \r\n").status_code == 422
    assert desk.state_of(one.receipt) == State.SUBMITTED
    assert (
        ou.post(address, seen=one.state, move="decline", reason="已有\r\n<规划>").status_code == 303
    )
    (step,) = contributions.moves(desk.store, one.receipt)
    assert step.reason == "已有\n<规划>"
    assert "已有\n&lt;规划&gt;" in ou.get(f"/console/contributions/{one.receipt}").text
    assert desk.store.redis.xlen(desk.store.keys.moved()) == 1


def test_keeps_what_was_typed(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    long = "太长" * 200
    answer = ou.post(
        f"/console/contributions/{one.receipt}/move", seen=one.state, move="decline", reason=long
    )
    assert answer.status_code == 422
    assert long in answer.text
    assert desk.state_of(one.receipt) == State.SUBMITTED


def test_an_unknown_move_is_refused(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/contributions/{one.receipt}/move"
    assert ou.post(address, seen=one.state, move="delete").status_code == 422
    assert ou.post(address, seen=one.state).status_code == 422


def test_the_second_sees_what_the_first_did(ou: Browser, ada: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/contributions/{one.receipt}/move"
    ada.post(address, seen=one.state, move="accept")
    late = ou.post(address, seen=one.state, move="decline", reason="已有规划")
    assert late.status_code == 409
    assert "ada" in late.text
    assert ">\n已有规划</textarea>" in late.text
    assert desk.state_of(one.receipt) == State.ACCEPTED


def test_of_parallel_moves_one_wins(app: Flask, ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/contributions/{one.receipt}/move"
    browsers = [Browser(app) for _ in range(6)]
    for each in browsers:
        each.sign_in("ou")
    tokens = [each.token() for each in browsers]
    line, codes = threading.Barrier(6), list[int]()

    def click(number: int) -> None:
        move = {"move": "accept"} if number % 2 else {"move": "decline", "reason": f"因为 {number}"}
        form = {"csrf_token": tokens[number], "seen": one.state, **move}
        line.wait()
        codes.append(browsers[number].client.post(address, data=form).status_code)

    threads = [threading.Thread(target=click, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [303, 409, 409, 409, 409, 409]
    (step,) = contributions.moves(desk.store, one.receipt)
    assert desk.state_of(one.receipt) == step.after


def test_a_move_overtaken_in_flight_is_told(
    ou: Browser, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk.suggestion("路灯坏了")
    real = contributions.move

    def slower(*given: object) -> bool:
        monkeypatch.undo()
        real(*given)  # type: ignore[arg-type]
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(contributions, "move", slower)
    answer = ou.post(f"/console/contributions/{one.receipt}/move", seen=one.state, move="accept")
    assert answer.status_code == 409
    assert len(contributions.moves(desk.store, one.receipt)) == 1


def test_only_organisers_and_admins_move(
    vi: Browser, ada: Browser, nobody: Browser, desk: Desk
) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/contributions/{one.receipt}/move"
    assert '<form method="post" action="' + address not in vi.get(address[:-5]).text
    assert vi.post(address, seen=one.state, move="accept").status_code == 404
    assert leads_to_sign_in(nobody.post(address, seen=one.state, move="accept"))
    assert ada.get(address).status_code == 405
    assert ada.post_bare(address, move="accept").status_code == 400
    assert desk.state_of(one.receipt) == State.SUBMITTED
    assert ada.post(address, seen=one.state, move="accept").status_code == 303


LIFE = [
    ("accept", {}, "已立案"),
    ("assign", {"unit": "后勤处", "person": "老王", "due": "2026-03-20"}, "后勤处"),
    ("answer", {"answer": "B", "reason": "列入明年计划"}, "列入明年计划"),
]


def test_leads_a_case_through_its_life(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    own = f"/console/contributions/{one.receipt}"
    for name, fields, seen in LIFE:
        before = desk.state_of(one.receipt)
        page = ou.get(own).text
        assert f'name="move" value="{name}"' in page
        assert all(f'name="{field}"' in page for field in fields)
        assert ou.post(f"{own}/move", seen=before, move=name, **fields).status_code == 303
        assert seen in ou.get(own).text
    page = ou.get(own).text
    assert 'name="move"' not in page  # its author has 14 days
    assert "2026年3月20日" in page
    desk.moves(one, "rate")
    page = ou.get(own).text
    assert "基本满意" in page
    assert "作者本人" in page
    assert ou.post(f"{own}/move", seen="rated", move="close").status_code == 303
    assert desk.state_of(one.receipt) == State.CLOSED


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": " "},
        {"person": "王" * 41},
        {"due": "2026-03-03"},
        {"due": "明天"},
    ],
)
def test_keeps_the_other_fields_where_one_is_wrong(
    ou: Browser, desk: Desk, wrong: dict[str, str]
) -> None:
    one = desk.suggestion("路灯坏了")
    desk.moves(one, "accept")
    address = f"/console/contributions/{one.receipt}/move"
    said = {"unit": "后勤处", "person": "老王", "due": "2026-03-20", **wrong}
    answer = ou.post(address, seen="accepted", move="assign", **said)
    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 1
    assert all(value in answer.text for value in said.values())
    assert desk.state_of(one.receipt) == State.ACCEPTED


def test_takes_today_as_due_in_the_accounts_zone(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    desk.moves(one, "accept")
    address = f"/console/contributions/{one.receipt}/move"
    said = {"unit": "后勤处", "person": "老王", "due": "2026-03-04"}
    assert ou.post(address, seen="accepted", move="assign", **said).status_code == 303


@pytest.mark.parametrize("held", ["words", "personal"])
def test_says_why_a_post_was_held_and_releases_it(ou: Browser, desk: Desk, held: str) -> None:
    one = desk.discussion("打我电话 13800138000", state=State.HELD, held=held)
    own = f"/console/contributions/{one.receipt}"
    page = ou.get(own).text
    assert page.count("先拦下了") == 1
    assert "还没有同意公开" in page
    assert ou.post(f"{own}/move", seen="held", move="accept").status_code == 303
    desk.consents()
    page = ou.get(own).text
    assert "先拦下了" not in page
    assert "同意公开" not in page
    hidden = ou.post(f"{own}/move", seen="accepted", move="hide", reason="重复")
    assert hidden.status_code == 303
    assert ou.post(f"{own}/move", seen="hidden", move="show").status_code == 303
    assert desk.state_of(one.receipt) == State.ACCEPTED


def test_asks_no_consent_for_what_is_shown_to_nobody(ou: Browser, desk: Desk) -> None:
    private = desk.experience("有收获")
    assert "同意公开" not in ou.get(f"/console/contributions/{private.receipt}").text
    case = desk.suggestion("路灯坏了")
    assert "同意公开" not in ou.get(f"/console/contributions/{case.receipt}").text


def test_recommends_and_no_more(ou: Browser, vi: Browser, nobody: Browser, desk: Desk) -> None:
    one = desk.experience("有收获", state=State.ACCEPTED, visibility=Visibility.EVERYONE)
    own = f"/console/contributions/{one.receipt}"
    assert vi.post(f"{own}/pick", picked="yes").status_code == 404
    assert leads_to_sign_in(nobody.post(f"{own}/pick", picked="yes"))
    assert ou.post_bare(f"{own}/pick", picked="yes").status_code == 400
    assert ou.post(f"{own}/pick", picked="perhaps").status_code == 400
    assert f"{own}/pick" in ou.get(own).text
    assert f"{own}/pick" not in vi.get(own).text
    assert ou.post(f"{own}/pick", picked="yes").status_code == 303
    assert ou.post(f"{own}/pick", picked="yes").status_code == 409
    assert picks.since_last_push(desk.store, [TODAY]) == [one.receipt]
    assert "优秀" in vi.get("/console/experiences/").text
    assert ou.post(f"{own}/pick", picked="no").status_code == 303
    assert picks.since_last_push(desk.store, [TODAY]) == []


@pytest.mark.parametrize(
    "more",
    [
        {"state": State.SUBMITTED, "visibility": Visibility.EVERYONE},
        {"state": State.ACCEPTED, "visibility": Visibility.ORGANISERS},
    ],
)
def test_recommends_nothing_that_nobody_may_see(
    ou: Browser, desk: Desk, more: dict[str, object]
) -> None:
    one = desk.experience("有收获", **more)
    own = f"/console/contributions/{one.receipt}"
    assert 'name="picked"' not in ou.get(own).text
    assert ou.post(f"{own}/pick", picked="yes").status_code == 409
    assert picks.since_last_push(desk.store, [TODAY]) == []


def test_tells_only_the_day_of_what_an_anonymous_author_did(ou: Browser, desk: Desk) -> None:
    """I7: their own steps stand at noon of the study day, which is no time of day."""
    sealed = desk.anonymous("食堂太咸")
    desk.the_hour_strikes()
    noon = datetime(2026, 3, 4, 4, tzinfo=UTC)
    desk.moves(sealed, "accept", "assign", "answer")
    desk.moves(sealed, "rate", at=noon)
    page = ou.get(f"/console/contributions/{sealed.receipt}").text
    assert "12:00" not in page
    assert "2026年3月4日 · 作者本人" in page


def test_old_addresses_lead_on(vi: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    answer = vi.get(f"/console/suggestions/{one.receipt}")
    assert answer.status_code == 301
    assert vi.get(answer.headers["Location"]).status_code == 200


def test_publishes_nothing_that_its_maker_did_not_see(ou: Browser, desk: Desk) -> None:
    one = desk.discussion("好的，我赞成这一条")
    address = f"/console/contributions/{one.receipt}"
    read = field(ou.get(address).text, "read")
    more = contributions.grows(desk.store, one, f"{one.text}\n物业的张某某是个骗子", ())
    assert apply(desk.store, more)
    late = ou.post(f"{address}/move", seen=one.state, read=read, move="accept")
    assert late.status_code == 409
    assert desk.state_of(one.receipt) == one.state
    assert ou.post(f"{address}/move", seen=one.state, move="accept").status_code == 303
