"""When something is wrong: the console's own pages, kind and plain."""

import structlog
from flask import Blueprint, make_response, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from bot.console.headers import guarded
from bot.console.office import Office
from bot.console.session import PATH, StoreWasAway
from bot.console.showing import show
from bot.console.visitor import Visitor, texts_here
from bot.model.say import Say, say
from bot.store.breaker import StoreUnavailable

log = structlog.get_logger()

_KNOWN = {
    404: (say("console.error.missing.title"), say("console.error.missing.text")),
    405: (say("console.error.method.title"), say("console.error.method.text")),
}
_BAD = (say("console.error.bad.title"), say("console.error.bad.text"))
_STALE = (say("console.error.stale.title"), say("console.error.stale.text"))
_AWAY = (say("console.error.away.title"), say("console.error.away.text"))
_BUG = (say("console.error.bug.title"), say("console.error.bug.text"))


def install(room: Blueprint, office: Office) -> None:
    """Answer every trouble within the console by a page of ours."""

    def answer(words: tuple[Say, Say], status: int) -> tuple[str, int]:
        visitor = Visitor(office, texts_here(office))  # names nobody, and asks no store
        title, text = (visitor.t.render(one) for one in words)
        return show(visitor, "error.html", title=title, text=text), status

    @room.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int]:
        if isinstance(error, CSRFError):
            return answer(_STALE, 400)
        status = error.code or 500
        return answer(_KNOWN.get(status, _BAD), status)

    @room.errorhandler(StoreUnavailable)
    @room.errorhandler(StoreWasAway)
    def away(_error: Exception) -> tuple[str, int]:
        return answer(_AWAY, 503)

    @room.errorhandler(Exception)
    def bug(_error: Exception) -> tuple[str, int]:  # one of the four boundaries (style, 4)
        log.exception("console", endpoint=request.endpoint)
        return answer(_BUG, 500)

    @room.before_app_request
    def no_such_page() -> Response | None:
        """Word 404 and 405 of addresses that are nobody's: Flask asks no blueprint about these."""
        error = request.routing_exception
        if error is None or not request.path.startswith(PATH) or (error.code or 0) < 400:
            return None
        response = make_response(refused(error))
        response.headers.extend(one for one in error.get_headers() if one[0] == "Allow")
        return guarded(response)
