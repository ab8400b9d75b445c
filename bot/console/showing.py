"""What every template of the console is given."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from flask import render_template, url_for

from bot.console import fetched, labels, moments
from bot.console.visitor import Visitor
from bot.console.ways import here
from bot.model.contribution import Contribution


def show(visitor: Visitor, template: str, **values: object) -> str:
    """Render a template of `templates/console/` for a visitor."""
    return render_template(
        f"console/{template}",
        visitor=visitor,
        t=visitor.t,
        labels=labels,
        organisation=visitor.office.organisation,
        author=lambda one: author(visitor, one),
        day=lambda when: moments.day(visitor, when),
        moment=lambda when: moments.moment(visitor, when),
        run=lambda when: moments.run(visitor, when),
        asset=asset,
        became=fetched.words,
        here=here() or "",
        **values,
    )


def author(visitor: Visitor, one: Contribution) -> str:
    """Say who wrote it, so far as staff may know: never more than the record does (I7)."""
    openid = one.author.openid
    if openid is None:
        return visitor.t("console.author.anonymous")
    if one.author.erased:
        return visitor.t("console.author.erased")
    return openid if len(openid) <= 10 else f"{openid[:4]}…{openid[-4:]}"


def asset(name: str) -> str:
    """Give the address of a file of ours; it changes with the file, so that browsers fetch it."""
    return url_for("console.static", filename=name, v=_fingerprint(name))


@cache
def _fingerprint(name: str) -> str:
    content = (files("bot.console") / "static" / name).read_bytes()
    return sha256(content).hexdigest()[:8]
