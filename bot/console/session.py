"""Flask's session, for the console alone: in the store for staff, in a signed cookie before that.

Who is not signed in has only a CSRF token, so that nobody can fill the store from outside.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

import structlog
from flask import Flask, Request, Response, session
from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin
from itsdangerous import BadData, URLSafeTimedSerializer

from bot.store import sessions
from bot.store.base import Store
from bot.store.breaker import StoreUnavailable

COOKIE = "tiantian_console"
VISITOR_COOKIE = "tiantian_visitor"
PATH = "/console/"
_VISITOR_LIFE = 3600
_USER = "_user_id"  # Flask-Login's own

log = structlog.get_logger()


class StoreWasAway(Exception):
    """The session could not be read: nobody is known, which is not the same as signed out."""


class ConsoleSession(SecureCookieSession):
    """A session; `kept` is what the store has of it, None for who is not signed in.

    `slides` is False for what a page asks for by itself: only clicks make a session last.
    """

    kept: sessions.Session | None = None
    left: sessions.Session | None = None
    slides = True
    trouble = False

    def leave(self) -> None:
        """Drop everything: what is put in from now on is another session, with another cookie."""
        self.left, self.kept = self.kept, None
        self.clear()


def sitting() -> ConsoleSession:
    """Give the session of this request to a page of the console."""
    return cast(ConsoleSession, session)


class ConsoleSessions(SessionInterface):
    """Reads and keeps them. Requests outside the console have none, and cost nothing."""

    def __init__(self, store: Store, now: Callable[[], datetime], *, secure: bool) -> None:
        self._store = store
        self._now = now
        self._secure = secure
        self._signer = URLSafeTimedSerializer(store.sealer.mark("console-visitor"))

    def open_session(self, app: Flask, request: Request) -> ConsoleSession | None:
        """Find the session that the cookies name."""
        if not request.path.startswith(PATH):
            return None
        token = request.cookies.get(COOKIE, "")
        try:
            kept = sessions.read(self._store, token) if token else None
        except StoreUnavailable:
            opened = ConsoleSession()
            opened.trouble = True
            return opened
        if kept is None:
            return self._visitor(request.cookies.get(VISITOR_COOKIE, ""))
        opened = ConsoleSession(kept.content)
        opened.kept = kept
        return opened

    def _visitor(self, signed: str) -> ConsoleSession:
        try:
            return ConsoleSession(self._signer.loads(signed, max_age=_VISITOR_LIFE))
        except BadData:
            return ConsoleSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed. A store that is away loses a flash message, never the answer."""
        if not isinstance(session, ConsoleSession) or session.trouble:
            return
        response.vary.add("Cookie")
        try:
            self._keep(session, response)
        except StoreUnavailable:
            log.warning("console session not kept")

    def _keep(self, session: ConsoleSession, response: Response) -> None:
        if session.left is not None:
            sessions.end(self._store, session.left.user, session.left.mark)
        if session.kept is not None:
            self._keep_on(session, session.kept)
        elif _USER in session:
            token = sessions.begin(self._store, session[_USER], dict(session), self._now())
            self._set(response, COOKIE, token)
            response.delete_cookie(VISITOR_COOKIE, path=PATH)
        else:
            self._keep_visitor(session, response)

    def _keep_on(self, session: ConsoleSession, kept: sessions.Session) -> None:
        if session.modified:
            sessions.save(self._store, replace(kept, content=dict(session)))
        elif session.slides:
            sessions.slide(self._store, kept)

    def _keep_visitor(self, session: ConsoleSession, response: Response) -> None:
        if session.left is not None:
            response.delete_cookie(COOKIE, path=PATH)
        if session.modified:
            self._set(response, VISITOR_COOKIE, self._signer.dumps(dict(session)))

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(
            name, value, path=PATH, httponly=True, samesite="Lax", secure=self._secure
        )
