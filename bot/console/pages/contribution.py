"""One contribution: shown, moved, recommended."""

from flask import abort, flash, redirect, request, url_for

from bot.console import labels
from bot.console.dossier import Tried, dossier, words_of
from bot.console.notes import may_be_picked
from bot.console.page import STAFF, Answer, page
from bot.console.visitor import Visitor
from bot.contributions import moves
from bot.contributions.wants import Want
from bot.model.contribution import Contribution
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.model.say import Refusal
from bot.push.days import study_day
from bot.store import contributions, listed, picks

_WRITERS = frozenset({Role.ORGANISER, Role.ADMIN})


@page("/contributions/<receipt>", who=STAFF)
def contribution(visitor: Visitor, receipt: str) -> str:
    """Show one."""
    return dossier(visitor, _find(visitor, receipt))


@page("/suggestions/<receipt>", who=STAFF)
def suggestion(_visitor: Visitor, receipt: str) -> Answer:
    """Lead on from where suggestions stood before."""
    return redirect(url_for("console.contribution", receipt=receipt), 301)


def _find(visitor: Visitor, receipt: str) -> Contribution:
    found = listed.find(visitor.store, Receipt(receipt))
    if found is None:
        abort(404)
    return found


@page("/contributions/<receipt>/move", who=_WRITERS, method="POST")
def move(visitor: Visitor, receipt: str) -> Answer:
    """Move it on; whoever came second sees what the first one did."""
    one = _find(visitor, receipt)
    name = request.form.get("move", "")
    said = {want: request.form.get(want, "").replace("\r\n", "\n").strip() for want in Want}
    try:
        now = words_of(one)
        same = request.form.get("seen") == one.state and request.form.get("read", now) == now
        if not same or not _make(visitor, one, name, said):
            return _overtaken(visitor, receipt, name, said)
    except Refusal as refusal:
        return dossier(visitor, one, Tried(visitor.t.render(refusal.say), name, said)), 422
    return redirect(url_for("console.contribution", receipt=receipt), 303)


def _overtaken(visitor: Visitor, receipt: str, name: str, said: dict[Want, str]) -> Answer:
    """Show how it stands now. A move is made of what its maker saw, never of anything newer."""
    tried = Tried(visitor.t("console.move.overtaken"), name, said)
    return dossier(visitor, _find(visitor, receipt), tried), 409


def _make(visitor: Visitor, one: Contribution, name: str, said: dict[Want, str]) -> bool:
    """Make a move by the table; False where somebody else was quicker."""
    assert visitor.role is not None  # its door lets in staff alone
    history = contributions.moves(visitor.store, one.receipt)
    today = study_day(visitor.now, visitor.office.zone)
    role, now = visitor.role, visitor.now
    row, step = moves.make(name, one, role, visitor.name, said, now, history, today)
    made = contributions.move(visitor.store, one, step, row.notice)
    if made:
        state = labels.state(one.kind, step.after)
        flash(visitor.t("console.moved", state=state))
    return made


@page("/contributions/<receipt>/pick", who=_WRITERS, method="POST")
def pick(visitor: Visitor, receipt: str) -> Answer:
    """Recommend an experience, or no more."""
    one = _find(visitor, receipt)
    wanted = request.form.get("picked", "")
    if wanted not in {"yes", "no"}:
        abort(400)
    day = study_day(visitor.now, visitor.office.zone)
    if wanted == "yes":
        done = may_be_picked(one) and picks.pick(visitor.store, one, day, visitor.now)
    else:
        done = picks.unpick(visitor.store, one)
    if not done:
        return _overtaken(visitor, receipt, "", {})
    flash(visitor.t("console.pick.picked" if wanted == "yes" else "console.pick.unpicked"))
    return redirect(url_for("console.contribution", receipt=receipt), 303)
