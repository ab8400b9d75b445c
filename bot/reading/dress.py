"""What every page of this room has: words, headers, and the size of its type."""

from functools import partial
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, g, redirect, request
from werkzeug.wrappers import Response

from bot.model.branches import title
from bot.reading.hall import Hall
from bot.reading.trouble import answer_trouble
from bot.reading.visitor import SIZE_COOKIE, stranger
from bot.reading.wording import day_in_words, day_of, month_in_words, weekdays
from bot.study.labels import DEPTHS, KINDS

_STATIC = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
MOST = 64 * 1024
"""Bytes of a form."""

_PERSONAL = ("/me/", "/oauth/")
_YEAR = 365 * 86_400


def dress(room: Blueprint, hall: Hall) -> None:
    """Give a blueprint of this room all of it."""
    style = sha256((_STATIC / "reading.css").read_bytes()).hexdigest()[:8]

    @room.app_context_processor  # an address that is nobody's is no blueprint's either
    def shared() -> dict[str, object]:
        if request.path.startswith("/console/"):
            return {}
        visitor = stranger(hall)
        spoken = visitor.texts.language
        return {
            "t": visitor.texts,
            "visitor": visitor,
            "hall": hall,
            "organisation": hall.organisation,
            "contact": hall.contact,
            "depths": DEPTHS,
            "kinds": KINDS,
            "branch_title": title,
            "style": style,  # so that a phone fetches it anew when it has changed
            "day_in_words": partial(day_in_words, language=spoken),
            "month_in_words": partial(month_in_words, language=spoken),
            "weekdays": partial(weekdays, spoken),
            "day_of": partial(day_of, zone=hall.zone),
        }

    @room.before_request
    def begun() -> Response | None:
        request.max_content_length = MOST
        size = request.args.get("size")
        if size not in ("big", "usual") or request.method != "GET":
            return None
        answer = redirect(request.path)
        answer.set_cookie(
            SIZE_COOKIE, size, max_age=_YEAR, httponly=True, samesite="Lax", secure=hall.secure
        )
        return answer

    room.after_request(_guarded)
    answer_trouble(room)


def _guarded(response: Response) -> Response:
    """Let a page load nothing but its own, tell nobody whence one comes, and stay in no cache."""
    if (request.endpoint or "").endswith(".static"):
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
    return guarded(response)


def guarded(response: Response) -> Response:
    """Put the headers on a page of this room."""
    response.headers.update(_HEADERS)
    response.vary.add("Cookie")
    if ("visitor" in g and g.visitor.member) or request.path.startswith(_PERSONAL):
        response.headers["Cache-Control"] = "private, no-store"
    return response
