"""One suggestion, and moving it."""

import threading

import pytest
from flask import Flask

from bot.model.contribution import Attachment, State
from bot.store import contributions
from tests.console.browser import Browser, leads_to_sign_in
from tests.console.desk import Desk


def test_shows_the_words_to_the_letter(vi: Browser, desk: Desk) -> None:
    words = "情况：路灯坏了\n\n  分析：没人管\t。"
    one = desk.suggestion(words)
    assert f">{words}<" in vi.get(f"/console/suggestions/{one.receipt}").text


def test_names_what_came_with_it(vi: Browser, desk: Desk) -> None:
    place = Attachment("location", {"Location_X": "1", "Location_Y": "2", "Label": "东门<b>"})
    one = desk.suggestion(
        "这里", place, Attachment("image", {"PicUrl": "http://a/", "MediaId": "m"})
    )
    text = vi.get(f"/console/suggestions/{one.receipt}").text
    assert "东门&lt;b&gt;" in text
    assert "图片" in text
    assert "http://a/" not in text


def test_accepts(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    answer = ou.post(f"/console/suggestions/{one.receipt}/move", seen=one.state, move="accept")
    assert answer.status_code == 303
    assert desk.state_of(one.receipt) == State.ACCEPTED
    (step,) = contributions.moves(desk.store, one.receipt)
    assert (step.by, step.after, step.at) == ("ou", State.ACCEPTED, desk.office.now())
    page = ou.get(answer.headers["Location"]).text
    assert "10:30" in page
    assert 'role="status"' in page


def test_declines_with_a_reason(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/suggestions/{one.receipt}/move"
    assert ou.post(address, seen=one.state, move="decline", reason=" \r\n").status_code == 422
    assert desk.state_of(one.receipt) == State.SUBMITTED
    assert (
        ou.post(address, seen=one.state, move="decline", reason="已有\r\n<规划>").status_code == 303
    )
    (step,) = contributions.moves(desk.store, one.receipt)
    assert step.reason == "已有\n<规划>"
    assert "已有\n&lt;规划&gt;" in ou.get(f"/console/suggestions/{one.receipt}").text
    assert desk.store.redis.xlen(desk.store.keys.moved()) == 1


def test_keeps_what_was_typed(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    long = "太长" * 200
    answer = ou.post(
        f"/console/suggestions/{one.receipt}/move", seen=one.state, move="decline", reason=long
    )
    assert answer.status_code == 422
    assert long in answer.text
    assert desk.state_of(one.receipt) == State.SUBMITTED


def test_an_unknown_move_is_refused(ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/suggestions/{one.receipt}/move"
    assert ou.post(address, seen=one.state, move="delete").status_code == 422
    assert ou.post(address, seen=one.state).status_code == 422


def test_the_second_sees_what_the_first_did(ou: Browser, ada: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/suggestions/{one.receipt}/move"
    ada.post(address, seen=one.state, move="accept")
    late = ou.post(address, seen=one.state, move="decline", reason="已有规划")
    assert late.status_code == 409
    assert "ada" in late.text
    assert ">\n已有规划</textarea>" in late.text
    assert desk.state_of(one.receipt) == State.ACCEPTED


def test_of_parallel_moves_one_wins(app: Flask, ou: Browser, desk: Desk) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/suggestions/{one.receipt}/move"
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
    answer = ou.post(f"/console/suggestions/{one.receipt}/move", seen=one.state, move="accept")
    assert answer.status_code == 409
    assert len(contributions.moves(desk.store, one.receipt)) == 1


def test_only_organisers_and_admins_move(
    vi: Browser, ada: Browser, nobody: Browser, desk: Desk
) -> None:
    one = desk.suggestion("路灯坏了")
    address = f"/console/suggestions/{one.receipt}/move"
    assert '<form method="post" action="' + address not in vi.get(address[:-5]).text
    assert vi.post(address, seen=one.state, move="accept").status_code == 404
    assert leads_to_sign_in(nobody.post(address, seen=one.state, move="accept"))
    assert ada.get(address).status_code == 405
    assert ada.post_bare(address, move="accept").status_code == 400
    assert desk.state_of(one.receipt) == State.SUBMITTED
    assert ada.post(address, seen=one.state, move="accept").status_code == 303
