"""The lists of what members hand in: of a kind, by state, by words, page by page."""

from flask import request

from bot.console.leaf import leaf
from bot.console.page import STAFF, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.contribution import Kind, State
from bot.store import listed

_LONGEST = 100
_LAST = 100_000

KINDS = {f"{kind}s": kind for kind in Kind}
"""What a list is called in its address."""


@page("/<any(suggestions, discussions, experiences):kinds>/", who=STAFF)
def contributions(visitor: Visitor, kinds: str) -> str:
    """List those of a kind, newest first."""
    kind = KINDS[kinds]
    state = _state(request.args.get("state", ""))
    words = request.args.get("q", "").strip()[:_LONGEST]
    number = min(max(request.args.get("page", 1, type=int), 1), _LAST)
    by_state = listed.counts(visitor.store, kind)
    return show(
        visitor,
        "contributions.html",
        leaf=leaf(visitor.store, kind, [state] if state else list(State), words, number),
        kind=kind,
        kinds=kinds,
        counts=by_state,
        total=sum(by_state.values()),
        state=state,
        words=words,
    )


def _state(named: str) -> State | None:
    return State(named) if named in set(State) else None
