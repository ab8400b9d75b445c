"""Who looks at a page: what a page may show and do goes through them."""

from dataclasses import dataclass
from datetime import datetime

from flask import request
from flask_login import current_user

from bot.console.office import Office
from bot.model.role import Role
from bot.store.base import Store
from bot.texts import Texts

LANGUAGE_COOKIE = "tiantian_language"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody before the console, in their language. `role` is None while not signed in."""

    office: Office
    t: Texts
    name: str = ""
    role: Role | None = None

    @property
    def store(self) -> Store:
        """The office's store."""
        return self.office.store

    @property
    def now(self) -> datetime:
        """This instant, in UTC."""
        return self.office.now()

    @property
    def admin(self) -> bool:
        """Whether they may do everything."""
        return self.role is Role.ADMIN


def texts_here(office: Office) -> Texts:
    """Give the language that this browser chose, or Chinese."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return office.texts.get(chosen) or office.texts["zh_CN"]


def visitor_here(office: Office) -> Visitor:
    """Give who makes this request."""
    if not current_user.is_authenticated:
        return Visitor(office, texts_here(office))
    return Visitor(office, texts_here(office), current_user.name, current_user.role)
