"""Schedules and today's pushes, with their progress."""

from dataclasses import asdict

from flask import abort, flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from bot.console import labels
from bot.console.page import STAFF, Answer, page
from bot.console.plans import plans
from bot.console.progress import Shown, of_day
from bot.console.session import sitting
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.ids import ScheduleId
from bot.model.role import Role
from bot.model.say import say
from bot.push.days import study_day
from bot.store import schedules


@page("/pushes/", who=STAFF)
def pushes_today(visitor: Visitor) -> str:
    """Show all schedules, and the pushes of today."""
    today = study_day(visitor.now, visitor.office.zone)
    return show(
        visitor, "pushes.html", today=today, pushes=of_day(visitor, today), plans=plans(visitor)
    )


@page("/pushes/progress", who=STAFF)
def progress(visitor: Visitor) -> Response:
    """Give today's figures, for the page that asks every two seconds."""
    sitting().slides = False  # an open page is no click: it must not keep a session alive
    shown = of_day(visitor, study_day(visitor.now, visitor.office.zone))
    return jsonify(pushes=[_figures(visitor, one) for one in shown])


def _figures(visitor: Visitor, one: Shown) -> dict[str, object]:
    state = visitor.t.render(labels.PUSH_STATES[one.state])
    return {**asdict(one), "push": one.id, "state": state}


@page("/pushes/<schedule>/pause", who={Role.ADMIN}, method="POST")
def pause(visitor: Visitor, schedule: str) -> Answer:
    """Pause a schedule, or let it go on."""
    wanted = request.form.get("paused", "")
    if wanted not in {"yes", "no"}:
        abort(400)
    store, found = visitor.store, ScheduleId(schedule)
    if wanted == "yes":
        known = schedules.pause(store, found)
    else:
        known = schedules.resume(store, found, visitor.now)
    if not known:
        abort(404)
    paused, resumed = say("console.schedule.now-paused"), say("console.schedule.now-resumed")
    flash(visitor.t.render(paused if wanted == "yes" else resumed))
    return redirect(url_for("console.pushes_today"), 303)
