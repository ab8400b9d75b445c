"""The topics that organisers open beside the day's item."""

from datetime import date, datetime

from flask import abort, flash, redirect, request, url_for

from bot.console import nodes
from bot.console.page import STAFF, Answer, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.branches import within
from bot.model.ids import BranchId
from bot.model.role import Role
from bot.model.say import Refusal, say
from bot.model.topic import Topic
from bot.push.days import end_of, study_day
from bot.store import shown
from bot.store import topics as kept

LONGEST_TITLE = 30
LONGEST_QUESTION = 200
"""Characters: a member reads both in one message."""

_WRITERS = frozenset({Role.ORGANISER, Role.ADMIN})


@page("/topics/", who=STAFF)
def topics(visitor: Visitor) -> str:
    """List the topics that are the visitor's, and let them open another."""
    return _show(visitor)


def _show(visitor: Visitor, problem: str = "") -> str:
    own = [one for one in kept.read_all(visitor.store) if within(one.node, nodes.own(visitor))]
    return show(
        visitor,
        "topics.html",
        topics=[(one, *shown.counts(visitor.store, one.id)) for one in own],
        nodes=nodes.below(visitor),
        writes=visitor.role in _WRITERS,
        now=visitor.now,
        today=study_day(visitor.now, visitor.office.zone).isoformat(),
        longest=(LONGEST_TITLE, LONGEST_QUESTION),
        problem=problem,
        said=request.form,
    )


@page("/topics/open", who=_WRITERS, method="POST")
def open_topic(visitor: Visitor) -> Answer:
    """Open a topic."""
    try:
        made = kept.open_new(visitor.store, *_said(visitor), by=visitor.name, now=visitor.now)
    except Refusal as refusal:
        return _show(visitor, visitor.t.render(refusal.say)), 422
    flash(visitor.t("console.topics.opened", number=made.number))
    return redirect(url_for("console.topics"), 303)


def _said(visitor: Visitor) -> tuple[str, str, BranchId, datetime | None]:
    """Read the form. Raises `Refusal`."""
    title = " ".join(request.form.get("title", "").split())
    if not 0 < len(title) <= LONGEST_TITLE:
        raise Refusal("console.topics.title-owed", longest=LONGEST_TITLE)
    question = request.form.get("question", "").replace("\r\n", "\n").strip()
    if not 0 < len(question) <= LONGEST_QUESTION:
        raise Refusal("console.topics.question-owed", longest=LONGEST_QUESTION)
    node = BranchId(request.form.get("node", ""))
    if node not in nodes.below(visitor):
        raise Refusal("console.topics.node-wrong")
    return title, question, node, _closes(visitor, request.form.get("closes", ""))


def _closes(visitor: Visitor, said: str) -> datetime | None:
    """Give the end of the last day, in the account's zone."""
    if not said:
        return None
    zone = visitor.office.zone
    try:
        last = date.fromisoformat(said)
    except ValueError as wrong:
        raise Refusal("console.topics.closes-wrong") from wrong
    if not study_day(visitor.now, zone) <= last < date.max:
        raise Refusal("console.topics.closes-wrong")
    return end_of(last, zone)


@page("/topics/<number>/turn", who=_WRITERS, method="POST")
def turn_topic(visitor: Visitor, number: str) -> Answer:
    """Close a topic, or open it again."""
    topic = _find(visitor, number)
    wanted = request.form.get("open", "")
    if wanted not in {"yes", "no"}:
        abort(400)
    if wanted == "yes":
        kept.reopen(visitor.store, topic)
        told = say("console.topics.reopened", number=topic.number)
    else:
        kept.close(visitor.store, topic)
        told = say("console.topics.closed", number=topic.number)
    flash(visitor.t.render(told))
    return redirect(url_for("console.topics"), 303)


def _find(visitor: Visitor, number: str) -> Topic:
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        abort(404)
    found = kept.read(visitor.store, int(number))
    if found is None or not within(found.node, nodes.own(visitor)):
        abort(404)
    return found
