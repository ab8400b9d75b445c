"""One suggestion: its words, its life so far, and what may be done with it."""

from flask import abort, flash, redirect, request, url_for

from bot.console import labels
from bot.console.page import STAFF, Answer, page
from bot.console.progress import title_of
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.contributions import moves
from bot.contributions.wants import LONGEST_REASON, Want
from bot.model.contribution import Contribution, Kind
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.model.say import Refusal
from bot.store import contributions, listed


@page("/suggestions/<receipt>", who=STAFF)
def suggestion(visitor: Visitor, receipt: str) -> str:
    """Show one suggestion."""
    return _show(visitor, _find(visitor, receipt))


def _find(visitor: Visitor, receipt: str) -> Contribution:
    found = listed.find(visitor.store, Receipt(receipt))
    if found is None or found.kind is not Kind.SUGGESTION:
        abort(404)
    return found


def _show(
    visitor: Visitor, one: Contribution, *, problem: str = "", tried: str = "", reason: str = ""
) -> str:
    assert visitor.role is not None  # its door lets in staff alone
    return show(
        visitor,
        "suggestion.html",
        one=one,
        item=one.item and title_of(visitor, one.item),
        history=contributions.moves(visitor.store, one.receipt),
        moves=moves.open_to(visitor.role, one),
        longest=LONGEST_REASON,
        problem=problem,
        tried=tried,
        reason=reason,
    )


@page("/suggestions/<receipt>/move", who={Role.ORGANISER, Role.ADMIN}, method="POST")
def move(visitor: Visitor, receipt: str) -> Answer:
    """Move a suggestion; whoever came second sees what the first one did."""
    one = _find(visitor, receipt)
    name = request.form.get("move", "")
    reason = request.form.get("reason", "").replace("\r\n", "\n").strip()
    try:
        if request.form.get("seen") != one.state or not _make(visitor, one, name, reason):
            return _overtaken(visitor, receipt, name, reason)
    except Refusal as refusal:
        problem = visitor.t.render(refusal.say)
        return _show(visitor, one, problem=problem, tried=name, reason=reason), 422
    return redirect(url_for("console.suggestion", receipt=receipt), 303)


def _overtaken(visitor: Visitor, receipt: str, name: str, reason: str) -> Answer:
    """Show how it stands now. A move is made of what its maker saw, never of anything newer."""
    problem = visitor.t("console.move.overtaken")
    now = _find(visitor, receipt)
    return _show(visitor, now, problem=problem, tried=name, reason=reason), 409


def _make(visitor: Visitor, one: Contribution, name: str, reason: str) -> bool:
    """Make a move by the table; False where somebody else was quicker."""
    assert visitor.role is not None  # its door lets in staff alone
    said = {Want.REASON: reason}
    history = contributions.moves(visitor.store, one.receipt)
    row, step = moves.make(name, one, visitor.role, visitor.name, said, visitor.now, history)
    made = contributions.move(visitor.store, one, step, row.notice)
    if made:
        flash(visitor.t.render(labels.DONE[step.after]))
    return made
