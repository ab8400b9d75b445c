"""Behind a reverse proxy on this machine: who asks is whom the proxy names."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = {"127.0.0.1", "::1"}


def behind_own_proxy(app: Flask) -> None:
    """Believe X-Forwarded-For where this machine sent it, and there its last address alone.

    Whatever stands before that was sent by the stranger himself. From anywhere else the header is
    not looked at, so that nobody can pass for another.
    """
    inner: WSGIApplication = app.wsgi_app

    def outer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        named = environ.get("HTTP_X_FORWARDED_FOR")
        if named and environ.get("REMOTE_ADDR") in LOOPBACK:
            environ["REMOTE_ADDR"] = named.rpartition(",")[2].strip()
        return inner(environ, start)

    app.wsgi_app = outer  # type: ignore[assignment]  # as Flask's own docs have it
