"""`@page`: an address, and who may enter there, standing together."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, TypeAlias

from flask import abort, current_app, redirect, url_for
from werkzeug.wrappers import Response

from bot.console.office import Office
from bot.console.session import StoreWasAway, sitting
from bot.console.visitor import visitor_here
from bot.console.ways import here
from bot.model.role import Role

Who: TypeAlias = "AbstractSet[Role] | Literal['anybody']"
Answer: TypeAlias = "str | Response | tuple[str, int]"

STAFF = frozenset({Role.VIEWER, Role.ORGANISER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Page:
    """One address of the console and what it does. `view` takes the visitor first."""

    address: str
    method: str
    who: Who
    view: Callable[..., Answer]


def page(
    address: str, *, who: Who, method: Literal["GET", "POST"] = "GET"
) -> Callable[[Callable[..., Answer]], Page]:
    """Make a page of a view. Who may enter must be said; to say nobody stops the start."""
    if not who:
        raise ValueError(f"{address}: nobody may enter")
    return lambda view: Page(address, method, who, view)


@dataclass(frozen=True, slots=True)
class Door:
    """What Flask calls: lets in who may enter, and takes no write without its CSRF token."""

    page: Page
    office: Office

    def __call__(self, **parts: str) -> Answer:
        """Answer a request, or lead to the sign-in, or know of no such page."""
        if sitting().trouble:
            raise StoreWasAway
        visitor = visitor_here(self.office)
        if self.page.who != "anybody":
            if visitor.role is None:
                return redirect(url_for("console.sign_in", next=here()))
            if visitor.role not in self.page.who:
                abort(404)
        if self.page.method == "POST":
            current_app.extensions["csrf"].protect()
        return self.page.view(visitor, **parts)
