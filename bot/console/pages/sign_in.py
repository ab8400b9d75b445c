"""Signing in and out, and the choice of language."""

from datetime import timedelta

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from bot.console import signing
from bot.console.page import STAFF, Answer, page
from bot.console.showing import show
from bot.console.visitor import LANGUAGE_COOKIE, Visitor
from bot.console.ways import within

_YEAR = timedelta(days=365)


def _next(given: str | None) -> str:
    return within(given or "", request.host_url) or url_for("console.home")


@page("/sign-in", who="anybody")
def sign_in(visitor: Visitor) -> Answer:
    """Show the form; who is signed in already goes on."""
    onward = _next(request.args.get("next"))
    if visitor.role is not None:
        return redirect(onward)
    return show(visitor, "sign_in.html", next=onward)


@page("/sign-in", who="anybody", method="POST")
def signed_in(visitor: Visitor) -> Answer:
    """Sign in and go on, or say why not, never whether the name exists."""
    name = request.form.get("name", "").strip().lower()
    onward = _next(request.form.get("next"))
    password, address = request.form.get("password", ""), request.remote_addr or "-"
    result = signing.sign_in(visitor.store, name, password, address)
    if result is True:
        return redirect(onward, 303)
    if isinstance(result, signing.Held):
        return _held(visitor, result.seconds, name, onward)
    problem = visitor.t("console.sign-in.wrong")
    return show(visitor, "sign_in.html", next=onward, name=name, problem=problem), 422


def _held(visitor: Visitor, seconds: int, name: str, onward: str) -> Response:
    minutes = -(-seconds // 60)
    problem = visitor.t("console.sign-in.wait", minutes=minutes)
    page = show(visitor, "sign_in.html", next=onward, name=name, problem=problem)
    return make_response(page, 429, {"Retry-After": str(seconds)})


@page("/sign-out", who=STAFF, method="POST")
def sign_out(visitor: Visitor) -> Answer:
    """End the session."""
    signing.sign_out()
    return redirect(url_for("console.sign_in"), 303)


@page("/language", who="anybody", method="POST")
def language(visitor: Visitor) -> Answer:
    """Remember the language that this browser wants, and go back."""
    office = visitor.office
    response = redirect(_next(request.form.get("next")), 303)
    chosen = request.form.get("language", "")
    if chosen in office.texts:
        response.set_cookie(
            LANGUAGE_COOKIE,
            chosen,
            max_age=_YEAR,
            path="/console/",
            httponly=True,
            samesite="Lax",
            secure=office.secure_cookies,
        )
    return response
