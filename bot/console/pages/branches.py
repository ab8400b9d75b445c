"""The branches: how many of each are bound, and the QR code by which they bind."""

from collections import Counter
from dataclasses import dataclass

import segno
from flask import abort
from markupsafe import Markup

from bot.console.page import Answer, page
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.model.branches import line_of, scene, title
from bot.model.ids import BranchId
from bot.model.role import Role
from bot.store import roster
from bot.wechat.errors import PlatformRefused, PlatformSilent

_WHO = frozenset({Role.ORGANISER, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Line:
    """One branch with all that lies below it."""

    branch: BranchId
    title: str
    level: int
    people: int
    bound: int


@page("/branches/", who=_WHO)
def branches(visitor: Visitor) -> Answer:
    """Show the tree."""
    people: Counter[BranchId] = Counter()
    bound: Counter[BranchId] = Counter()
    taken = roster.bound(visitor.store)
    for entry in roster.everyone(visitor.store):
        people.update(line_of(entry.branch))
        if entry.id in taken:
            bound.update(line_of(entry.branch))
    lines = [
        Line(one, title(one), one.count("/"), people[one], bound[one])
        for one in roster.branches(visitor.store)
    ]
    return show(visitor, "branches.html", lines=lines)


@page("/branches/<path:branch>", who=_WHO)
def branch(visitor: Visitor, branch: str) -> Answer:
    """Show a branch's QR code, to be printed."""
    if branch not in roster.branches(visitor.store):
        abort(404)
    said, picture = "", Markup("")
    try:
        link = visitor.office.qr_code(scene(BranchId(branch)))
        picture = Markup(segno.make(link).svg_inline(scale=6, dark="#000", light="#fff"))  # noqa: S704
    except (PlatformRefused, PlatformSilent) as trouble:
        said = visitor.t("console.branches.qr-silent", why=str(trouble))
    named = title(BranchId(branch))
    return show(visitor, "branch.html", named=named, path=branch, picture=picture, problem=said)
