"""The blueprint of the console, and what it needs of the app."""

from importlib.resources import files

from flask import Blueprint, Flask, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response

from bot.console import errors, signing
from bot.console.headers import guarded
from bot.console.office import Office
from bot.console.page import Door
from bot.console.pages import PAGES
from bot.console.session import ConsoleSessions


def blueprint(office: Office) -> Blueprint:
    """Build the room's pages under `/console/`, `/static/console/` and `/static/bootstrap/`."""
    room = Blueprint(
        "console",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/console",
    )
    for page in PAGES:
        door = Door(page, office)
        room.add_url_rule(
            f"/console{page.address}", page.view.__name__, door, methods=[page.method]
        )
    room.register_blueprint(_bootstrap())
    errors.install(room, office)
    room.after_request(_guard)
    return room


def _bootstrap() -> Blueprint:
    """Serve Bootstrap out of its package, so that nothing comes from elsewhere."""
    folder = str(files("flask_bootstrap") / "static" / "bootstrap5")
    return Blueprint(
        "bootstrap", __name__, static_folder=folder, static_url_path="/static/bootstrap"
    )


def _guard(response: Response) -> Response:
    static = (request.endpoint or "").endswith(".static")
    return response if static else guarded(response)


def prepare(app: Flask, office: Office) -> None:
    """Give the app sessions, sign-in and CSRF tokens, all for the console alone.

    The keys come from SECRET_KEY by way of the store's sealer. Nothing is asked of the store yet.
    """
    store = office.store
    app.config["WTF_CSRF_SECRET_KEY"] = store.sealer.mark("console-csrf")
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False  # each door checks: the webhook is none of them
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session
    CSRFProtect(app)
    app.session_interface = ConsoleSessions(store, office.now, secure=office.secure_cookies)
    signing.install(app, store)
