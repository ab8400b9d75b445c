"""When something is wrong: pages of our own, kind and plain, that give back what was written."""

import structlog
from flask import Blueprint, make_response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from bot.model.say import Say, say
from bot.store.breaker import StoreUnavailable

_TROUBLES = {
    404: (say("reading.missing.title"), say("reading.missing.words")),
    405: (say("pages.method.title"), say("pages.method.words")),
    413: (say("pages.too-long.title"), say("pages.too-long.words")),
    500: (say("pages.bug.title"), say("pages.bug.words")),
    503: (say("reading.away.title"), say("reading.away.words")),
}
_NOT_KEPT = (say("pages.not-kept.title"), say("pages.not-kept.words"))
_UNSURE = (say("pages.unsure.title"), say("pages.unsure.words"))
_TOO_LONG = 413
_OUR_FAULT = {500, 503}
_BAD = (say("pages.bad.title"), say("pages.bad.words"))

log = structlog.get_logger()


def answer_trouble(room: Blueprint) -> None:
    """Answer every trouble within a blueprint by a page of ours."""

    @room.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        answer = trouble(error.code or 500)
        answer.headers.extend(one for one in error.get_headers() if one[0] == "Allow")
        return answer

    @room.errorhandler(StoreUnavailable)
    def away(error: StoreUnavailable) -> Response:
        if request.method != "POST":
            return trouble(503)
        return trouble(503, _UNSURE if error.maybe else _NOT_KEPT)

    @room.errorhandler(Exception)
    def bug(_error: Exception) -> Response:  # a boundary, as the console's is (style, 4)
        log.exception("members' page", endpoint=request.endpoint)
        return trouble(500)


def trouble(status: int, words: tuple[Say, Say] | None = None, again: str = "") -> Response:
    """Say kindly what is wrong; `again` is an address at which one may try once more.

    A form that was sent comes back with the page: what somebody wrote is not lost (I6), and where
    it is we who failed it can be sent again as it is, and is then the same one.
    """
    heading, text = words or _TROUBLES.get(status, _BAD)
    came = request.method == "POST" and status != _TOO_LONG
    sent = list(request.form.items(multi=True)) if came else []
    page = render_template(
        "reading/trouble.html",
        title=heading,
        text=text,
        again=again,
        sent=sent,
        written=dict(sent).get("words", ""),
        resend=status in _OUR_FAULT,
    )
    return make_response(page, status)
