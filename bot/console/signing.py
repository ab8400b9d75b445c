"""Signing in and out, by Flask-Login on our own sessions."""

from dataclasses import dataclass

from flask import Flask
from flask_login import LoginManager, login_user, logout_user

from bot.console.passwords import fits
from bot.console.session import sitting
from bot.console.throttle import Throttle
from bot.model.role import Role
from bot.store import users
from bot.store.base import Store


@dataclass(frozen=True, slots=True)
class Staff:
    """A user as Flask-Login wants one."""

    name: str
    role: Role
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Give what the session keeps."""
        return self.name


def install(app: Flask, store: Store) -> None:
    """Let Flask-Login find users in the store: at each request, so that a lost role is lost."""
    login = LoginManager()
    login.session_protection = None  # phones change their address; the cookie's token is enough
    login.init_app(app, add_context_processor=False)

    @login.user_loader  # type: ignore[untyped-decorator]
    def load(name: str) -> Staff | None:
        user = users.read(store, name)
        return None if user is None else Staff(user.name, user.role)


@dataclass(frozen=True, slots=True)
class Held:
    """Too many tries: so many seconds to wait."""

    seconds: int


def sign_in(store: Store, name: str, password: str, address: str) -> bool | Held:
    """Sign somebody in, under a new session; False where name or password is wrong."""
    known = name if users.NAME.fullmatch(name) else "-"
    throttle = Throttle(store)
    seconds = throttle.wait(known, address)
    if seconds:
        return Held(seconds)
    user = users.read(store, known)
    if not fits(password, user.hash if user else None) or user is None:
        throttle.failed(address)
        return False
    throttle.succeeded(known)
    sitting().leave()
    login_user(Staff(user.name, user.role))
    return True


def sign_out() -> None:
    """End this session."""
    logout_user()
    sitting().leave()
