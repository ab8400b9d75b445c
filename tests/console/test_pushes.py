"""Schedules, today's pushes, and pushing now."""

import re
import threading

from flask import Flask

from bot.model.ids import ItemId, PushId, ScheduleId
from bot.model.push import Progress, Push, PushState
from bot.store import pushes, schedules
from tests.console.browser import Browser, field, leads_to_sign_in
from tests.console.conftest import NOW
from tests.console.desk import Desk

ITEM = ItemId("lvzhi/001-ti-an-shi-shenme")
PAGE = f"/console/push-now/{ITEM}"


def test_shows_when_a_schedule_runs_and_with_what(vi: Browser, desk: Desk) -> None:
    desk.schedule("morning", "lvzhi")
    text = vi.get("/console/pushes/").text
    title = desk.office.library.tracks[0]
    assert title
    runs = re.findall(r"<li>(\d+月\d+日 周. 08:00)</li>", text)
    assert runs == [
        f"3月{day}日 {week} 08:00"
        for day, week in zip(range(5, 10), ("周四", "周五", "周六", "周日", "周一"), strict=True)
    ]
    first = desk.office.library.item(ITEM)
    assert first is not None
    assert f"《{first.title}》" in text


def test_pauses_and_resumes(ada: Browser, desk: Desk) -> None:
    desk.schedule("morning", "lvzhi")
    address = "/console/pushes/morning/pause"
    for word, paused in (("yes", True), ("no", False)):
        assert ada.post(address, paused=word).status_code == 303
        kept = schedules.read(desk.store, ScheduleId("morning"))
        assert kept is not None
        assert kept.paused is paused
    assert ada.post("/console/pushes/evening/pause", paused="yes").status_code == 404
    assert ada.post(address, paused="perhaps").status_code == 400


def test_only_admins_pause(
    vi: Browser, ou: Browser, ada: Browser, nobody: Browser, desk: Desk
) -> None:
    desk.schedule("morning", "lvzhi")
    address = "/console/pushes/morning/pause"
    assert vi.post(address, paused="yes").status_code == 404
    assert ou.post(address, paused="yes").status_code == 404
    assert leads_to_sign_in(nobody.post(address, paused="yes"))
    assert ada.get(address).status_code == 405
    assert ada.post_bare(address, paused="yes").status_code == 400
    assert not schedules.read_all(desk.store)[0].paused


def test_names_the_number_before_the_last_click(ada: Browser, desk: Desk) -> None:
    desk.followers(7)
    page = ada.get(PAGE).text
    assert "会发给 7 人" in page
    assert pushes.newest(desk.store, 5) == []


def test_pushes_now_and_once(ada: Browser, desk: Desk) -> None:
    desk.followers(7)
    once = field(ada.get(PAGE).text, "once")
    for _ in range(2):
        assert ada.post(f"{PAGE}/send", once=once).status_code == 303
    (push,) = pushes.newest(desk.store, 5)
    assert push.item == ITEM
    assert pushes.progress(desk.store, [push.id])[0].audience == 7
    assert "《" in ada.get("/console/pushes/").text


def test_a_double_click_in_parallel_is_one_push(app: Flask, ada: Browser, desk: Desk) -> None:
    desk.followers(3000)
    fields = {"once": field(ada.get(PAGE).text, "once"), "csrf_token": ada.token()}
    twin = Browser(app)
    for cookie in ("tiantian_console",):
        kept = ada.client.get_cookie(cookie, path="/console/")
        assert kept is not None
        twin.client.set_cookie(cookie, kept.value, path="/console/")
    line = threading.Barrier(2)

    def click(browser: Browser) -> None:
        line.wait()
        browser.client.post(f"{PAGE}/send", data=fields)

    threads = [threading.Thread(target=click, args=(one,)) for one in (ada, twin)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (push,) = pushes.newest(desk.store, 5)
    assert pushes.progress(desk.store, [push.id])[0].audience == 3000


def test_one_number_makes_no_push_of_another_item(ada: Browser, desk: Desk) -> None:
    desk.followers(7)
    once = field(ada.get(PAGE).text, "once")
    other = ItemId("lvzhi/002-ti-an-weishenme")
    for item in (ITEM, other):
        ada.post(f"/console/push-now/{item}/send", once=once)
    assert {push.item for push in pushes.newest(desk.store, 5)} == {ITEM, other}


def test_only_admins_push(
    vi: Browser, ou: Browser, ada: Browser, nobody: Browser, desk: Desk
) -> None:
    desk.followers(7)
    once = "0" * 32
    assert vi.post(f"{PAGE}/send", once=once).status_code == 404
    assert ou.post(f"{PAGE}/send", once=once).status_code == 404
    assert leads_to_sign_in(nobody.post(f"{PAGE}/send", once=once))
    assert ada.get(f"{PAGE}/send").status_code == 405
    assert ada.post_bare(f"{PAGE}/send", once=once).status_code == 400
    assert ada.post(f"{PAGE}/send", once="").status_code == 400
    assert ada.post("/console/push-now/lvzhi/nothing/send", once=once).status_code == 404
    assert pushes.newest(desk.store, 5) == []


def test_offers_nothing_where_everybody_had_it(ada: Browser, desk: Desk) -> None:
    desk.followers(3)
    for number in range(3):
        desk.store.redis.execute_command("SETBIT", desk.store.keys.had(ITEM), number, 1)
    page = ada.get(PAGE).text
    assert "once" not in page
    assert "3 人" in page


def figures(desk: Desk, push: Push, **counts: int) -> None:
    """Set what a sender would have counted: c1 queued, c3 delivered, c4 waiting, c6 unreached."""
    desk.store.redis.hset(desk.store.keys.push(push.id), mapping=counts)


def test_progress_adds_up(vi: Browser, desk: Desk) -> None:
    desk.followers(10)
    push = desk.push(ITEM)
    figures(desk, push, c1=2, c3=4, c4=3, c6=1)
    answer = vi.get("/console/pushes/progress")
    assert answer.is_json
    (one,) = answer.json["pushes"]  # type: ignore[index]
    assert one["push"] == push.id
    assert [one[name] for name in ("audience", "delivered", "waiting", "unreached", "sending")] == [
        10,
        4,
        3,
        1,
        2,
    ]
    assert (one["either"], one["settled"]) == (None, 8)


def test_a_small_audience_shows_one_sum(vi: Browser, desk: Desk) -> None:
    desk.followers(4)
    push = desk.push(ITEM)
    figures(desk, push, c1=0, c3=1, c4=2, c6=1)
    (one,) = vi.get("/console/pushes/progress").json["pushes"]  # type: ignore[index]
    assert (one["delivered"], one["waiting"], one["either"], one["unreached"]) == (None, None, 3, 1)
    page = vi.get("/console/pushes/").text
    assert 'data-figure="either">3<' in page
    assert 'data-figure="delivered"' not in page


def test_figures_of_a_missed_push_are_none(vi: Browser, desk: Desk) -> None:
    missed = Push(
        PushId("morning.2026-03-04"), ITEM, NOW.date(), ScheduleId("morning"), NOW,
        PushState.MISSED,
    )  # fmt: skip
    pushes.create(desk.store, missed, None)
    (one,) = vi.get("/console/pushes/progress").json["pushes"]  # type: ignore[index]
    assert one["audience"] == Progress().audience
    assert "已错过" in vi.get("/console/pushes/").text
