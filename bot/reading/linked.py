"""`/oauth/link/…`: a browser becomes a member's by a signed link and a tap (see links.py)."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from bot.model.say import say
from bot.reading import links
from bot.reading.gate import begun, remember, welcome
from bot.reading.hall import Hall
from bot.reading.trouble import trouble
from bot.reading.visitor import here

_SPENT = (say("pages.link.spent"), say("pages.link.spent-words"))


@dataclass(frozen=True, slots=True)
class Linked:
    """The views."""

    hall: Hall

    def show(self, link: str) -> Response:
        """Show the button that uses a signed link up; opening it alone does nothing."""
        found = links.read(self.hall.store, link, self.hall.now())
        visitor = here(self.hall)
        if visitor.member and (found is None or found.openid == visitor.member.openid):
            return redirect(url_for("reading.me"))
        if found is None:
            return trouble(410, _SPENT)
        page = make_response(render_template("reading/link.html", other=visitor.member))
        remember(self.hall, page, found.name, "/me/")
        return page

    def use(self, link: str) -> Response:
        """Let this browser be the member's, once, if it was this browser that showed the button."""
        found = links.read(self.hall.store, link, self.hall.now())
        if found is not None and begun(self.hall)[0] != found.name:
            return redirect(request.path, 303)
        openid = links.use(self.hall.store, link, self.hall.now())
        return trouble(410, _SPENT) if openid is None else welcome(self.hall, openid, "/me/")


def add_to(room: Blueprint, hall: Hall) -> None:
    """Put the addresses on the blueprint."""
    views = Linked(hall)
    room.add_url_rule("/oauth/link/<link>", "link", views.show)
    room.add_url_rule("/oauth/link/<link>", "use_link", views.use, methods=["POST"])
