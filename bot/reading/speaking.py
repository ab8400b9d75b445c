"""What a member wrote on a page goes into the conversation; the reply stands on the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import redirect, request
from werkzeug.wrappers import Response

from bot.model.ids import ItemId
from bot.model.say import say
from bot.reading.replies import Piece, pieces
from bot.reading.said import NotSaid, made_at, said_in
from bot.reading.trouble import trouble
from bot.reading.visitor import Visitor
from bot.store import members

_SIGNED_OUT = (say("pages.signed-out.title"), say("pages.signed-out.words"))
_NO_FORM = (say("pages.bad.title"), say("pages.bad.words"))
_ERASED = (say("pages.erased.title"), say("pages.erased.words"))
_FURTHEST = 10_000
_EMPTY = (say("pages.empty.title"), say("pages.empty.words"))


def hear(
    visitor: Visitor,
    back: str,
    item: ItemId | None = None,
    form: Mapping[str, str] | None = None,
) -> Response:
    """Say what a form says (this request's), and show the reply on the page at `back`.

    Raises `StoreUnavailable`: then it was not kept, and the page for that gives the words back.
    """
    if visitor.member is None or not visitor.sent(request.form):
        return trouble(403, _SIGNED_OUT, again=back)
    try:
        said = said_in(form or request.form, item)
    except NotSaid:
        return trouble(400, _NO_FORM)
    if said.empty:
        return trouble(422, _EMPTY, again=back)
    visitor.hall.talk.say(visitor.member, said)
    if members.read(visitor.hall.store, visitor.member.openid).number != visitor.member.number:
        return trouble(200, _ERASED)  # nobody is signed in any more who could be led on
    return redirect(f"{back}?said={said.key}#said", 303)


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply to be shown; `asks`: a question is open that can be answered by words."""

    pieces: list[Piece]
    asks: bool


def start_of(given: Mapping[str, str]) -> int:
    """Read where a list is to begin (``?from=20``); nothing there begins past 10,000."""
    written = given.get("from", "")
    return min(int(written), _FURTHEST) if written.isdecimal() and len(written) < 9 else 0


def heard(visitor: Visitor) -> Heard | None:
    """Give the reply that this page was asked to show (``?said=<key>``), to whom it was made."""
    key, member = request.args.get("said", ""), visitor.member
    if member is None or not key:
        return None
    try:
        made_at(key)
    except NotSaid:
        return None
    talk = visitor.hall.talk
    reply = talk.reply(member.openid, key)
    return None if reply is None else Heard(pieces(reply), talk.asks(member.openid))
