"""The landing page, and the console without its store."""

from dataclasses import replace

from flask import Flask
from structlog.testing import capture_logs

from bot.console.app import blueprint, prepare
from bot.console.office import Office
from bot.model.contribution import State
from bot.store import heartbeats
from bot.store.base import open_store
from tests.console.browser import Browser
from tests.console.desk import Desk


def test_says_what_waits(vi: Browser, desk: Desk) -> None:
    assert "/console/suggestions/?state=submitted" not in vi.get("/console/").text
    desk.suggestion("路灯坏了")
    desk.anonymous("食堂太咸")
    assert "1 件" in vi.get("/console/").text
    desk.the_hour_strikes()
    assert "2 件" in vi.get("/console/").text
    desk.discussion("你们好", state=State.HELD, held="words")
    page = vi.get("/console/").text
    assert "/console/discussions/?state=held" in page
    assert "/console/experiences/?state" not in page


def test_says_whether_the_machinery_lives(vi: Browser, desk: Desk) -> None:
    assert vi.get("/console/").text.count('class="off"') == 2
    heartbeats.beat(desk.store, "scheduler", "one")
    heartbeats.beat(desk.store, "sender", "one")
    assert vi.get("/console/").text.count('class="on"') == 2


def test_says_kindly_that_the_store_is_away(office: Office) -> None:
    away = replace(office, store=open_store("unix:///nowhere/s", "wx-console", "a secret"))
    app = Flask("bot", static_folder=None)
    prepare(app, away)
    app.register_blueprint(blueprint(away))
    somebody = Browser(app)
    somebody.client.set_cookie("tiantian_console", "a" * 43, path="/console/")
    answer = somebody.get("/console/")
    assert answer.status_code == 503
    assert 'href="/console/"' in answer.text


def test_a_bug_is_told_plainly(vi: Browser, office: Office, desk: Desk) -> None:
    desk.store.redis.hset(desk.store.keys.schedules(), "broken", "no json")
    with capture_logs() as logged:
        answer = vi.get("/console/pushes/")
    assert answer.status_code == 500
    assert [one["log_level"] for one in logged] == ["error"]
    assert "Traceback" not in answer.text
