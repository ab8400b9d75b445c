"""Pushing an item now: choose it, see whom it would reach, then the last click."""

import re
import secrets

from flask import abort, flash, redirect, request, url_for

from bot.console.page import Answer, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.ids import ItemId
from bot.model.item import StudyItem
from bot.model.role import Role
from bot.push.pushing import audience, push_now

_ONCE = re.compile(r"[0-9a-f]{32}")


@page("/push-now/", who={Role.ADMIN})
def choose(visitor: Visitor) -> str:
    """Show the library, track by track."""
    return show(visitor, "push_now.html", tracks=visitor.office.library.tracks)


@page("/push-now/<track>/<slug>", who={Role.ADMIN})
def confirm(visitor: Visitor, track: str, slug: str) -> str:
    """Name the item and the number of people, before anything happens."""
    item = _item(visitor, track, slug)
    active, fresh = audience(visitor.store, item.id)
    once = secrets.token_hex(16)
    return show(visitor, "confirm.html", item=item, active=active, fresh=fresh, once=once)


def _item(visitor: Visitor, track: str, slug: str) -> StudyItem:
    item = visitor.office.library.item(ItemId(f"{track}/{slug}"))
    if item is None:
        abort(404)
    return item


@page("/push-now/<track>/<slug>/send", who={Role.ADMIN}, method="POST")
def send(visitor: Visitor, track: str, slug: str) -> Answer:
    """Push it. The form's own number makes the push: a second click finds the first one's."""
    item = _item(visitor, track, slug)
    once = request.form.get("once", "")
    if not _ONCE.fullmatch(once):
        abort(400)
    by = visitor.store.sealer.mark("push-now", visitor.name, item.id, once)[:16]
    push_now(visitor.store, item.id, visitor.now, visitor.office.zone, by)
    flash(visitor.t("console.push-now.started", title=item.title))
    return redirect(url_for("console.pushes_today"), 303)
