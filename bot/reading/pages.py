"""The blueprint of the members' pages: column, items, 我的, sign-in, and the privacy notice."""

from dataclasses import dataclass

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from bot.reading import item, linked, me, signing_in
from bot.reading.column import page
from bot.reading.dress import dress, guarded
from bot.reading.hall import Hall
from bot.reading.trouble import trouble
from bot.reading.visitor import stranger
from bot.study.rendering import to_html

_OTHERS = ("/console/", "/wechat", "/static/", "/metrics")
"""Addresses below which there are other rooms than this one."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that are the same for everybody."""

    hall: Hall

    def column_page(self) -> str:
        """Show what was sent to everybody."""
        number = request.args.get("page", 1, type=int)
        shown = page(self.hall.library, self.hall.column(), number)
        if shown is None:
            abort(404)
        return render_template("reading/column.html", column=shown)

    def home(self) -> Response:
        """Lead from the bare address to the column."""
        return redirect(url_for("reading.column"))

    def privacy(self) -> str:
        """Show the whole of what is kept of members, and what for."""
        hall = self.hall
        words = stranger(hall).texts(
            "privacy.full",
            organisation=hall.organisation,
            contact=hall.contact,
            version=hall.privacy,
            days=hall.grace_days,
        )
        return render_template("reading/privacy.html", body=Markup(to_html(words)))  # noqa: S704 - nh3 has cleaned it


def blueprint(hall: Hall) -> Blueprint:
    """Build the room's pages, and `/static/reading/`."""
    pages = Pages(hall)
    room = Blueprint(
        "reading",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/reading",
    )
    room.add_url_rule("/", "home", pages.home)
    room.add_url_rule("/column/", "column", pages.column_page)
    room.add_url_rule("/privacy/", "privacy", pages.privacy)
    for part in (item, me, signing_in, linked):
        part.add_to(room, hall)
    dress(room, hall)
    _word_what_is_nobodys(room)
    return room


def _word_what_is_nobodys(room: Blueprint) -> None:
    @room.before_app_request
    def no_such_page() -> Response | None:
        """Word 404 and 405 of addresses that are nobody's: Flask asks no blueprint about these."""
        error = request.routing_exception
        if error is None or request.path.startswith(_OTHERS) or (error.code or 0) < 400:
            return None
        answer = make_response(trouble(error.code or 404))
        answer.headers.extend(one for one in error.get_headers() if one[0] == "Allow")
        return guarded(answer)
