"""The blueprint of the members' pages, and what its templates are given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date
from flask import Blueprint, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from bot.model.ids import ItemId
from bot.reading.column import page
from bot.store.breaker import StoreUnavailable
from bot.study.labels import DEPTHS, KINDS
from bot.study.library import Library
from bot.study.rendering import lead, to_html, to_text
from bot.texts import Texts

_STATIC = Path(__file__).parent / "static"
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'"
_DESCRIPTION_BYTES = 300
"""A hundred Chinese characters, about what a search result or a share shows."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages' views. `column` gives what was sent to everybody, newest first."""

    library: Library
    column: Callable[[], Sequence[tuple[date, ItemId]]]
    texts: Texts
    organisation: str
    contact: str

    def item(self, track: str, slug: str) -> str:
        """Show any item of the library: members reach it by the link that they were sent."""
        item = self.library.item(ItemId(f"{track}/{slug}"))
        if item is None:
            abort(404)
        return render_template(
            "reading/item.html",
            item=item,
            body=Markup(to_html(item.body)),  # noqa: S704 - nh3 has cleaned it
            description=lead(to_text(item.body), _DESCRIPTION_BYTES).replace("\n", " "),
        )

    def column_page(self) -> str:
        """Show what was sent to everybody."""
        shown = page(self.library, self.column(), request.args.get("page", 1, type=int))
        if shown is None:
            abort(404)
        return render_template("reading/column.html", column=shown)

    def home(self) -> Response:
        """Lead from the bare address to the column."""
        return redirect(url_for("reading.column"))

    def missing(self, _error: Exception) -> tuple[str, int]:
        """Say kindly that there is no such page."""
        return render_template("reading/missing.html"), 404

    def away(self, _error: Exception) -> tuple[str, int]:
        """Say kindly that the store cannot be reached now."""
        return render_template("reading/away.html"), 503

    def shared(self) -> dict[str, object]:
        """Give what every template of this room uses."""
        return {
            "t": self.texts,
            "organisation": self.organisation,
            "contact": self.contact,
            "depths": DEPTHS,
            "kinds": KINDS,
            "day_in_words": self.day_in_words,
            "style": _fingerprint("reading.css"),
        }

    def day_in_words(self, day: date) -> str:
        """Word a date in the language of the texts, with its day of the week."""
        spoken = self.texts.language
        return f"{format_date(day, 'long', spoken)} · {format_date(day, 'EEEE', spoken)}"


def _fingerprint(name: str) -> str:
    """Name a file's content, so that a phone fetches it anew when it has changed."""
    return sha256((_STATIC / name).read_bytes()).hexdigest()[:8]


def blueprint(
    library: Library,
    column: Callable[[], Sequence[tuple[date, ItemId]]],
    texts: Texts,
    organisation: str,
    contact: str,
) -> Blueprint:
    """Build the room's pages: `/`, `/column/`, `/study/<item>`, `/static/reading/`."""
    pages = Pages(library, column, texts, organisation, contact)
    room = Blueprint(
        "reading",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/reading",
    )
    room.add_url_rule("/", "home", pages.home)
    room.add_url_rule("/column/", "column", pages.column_page)
    room.add_url_rule("/study/<track>/<slug>", "item", pages.item)
    room.register_error_handler(404, pages.missing)
    room.register_error_handler(StoreUnavailable, pages.away)
    room.context_processor(pages.shared)
    room.after_request(_guarded)
    return room


def _guarded(response: Response) -> Response:
    """Let a page load nothing but its own style and pictures, and tell nobody whence one comes."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
