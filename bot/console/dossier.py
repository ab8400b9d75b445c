"""All that staff see of one contribution: its words, its life so far, what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from bot.console import labels, moments
from bot.console.notes import may_be_picked, notes
from bot.console.progress import title_of
from bot.console.showing import show
from bot.console.visitor import Visitor
from bot.contributions import moves
from bot.contributions.table import Move
from bot.contributions.wants import LONGEST_NAME, LONGEST_REASON, Want
from bot.model.branches import title
from bot.model.contribution import Contribution, MoveRecord
from bot.model.role import Role
from bot.push.days import study_day
from bot.store import contributions, media, topics


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that was not made: what was said with it, and what is wrong."""

    problem: str
    move: str = ""
    said: Mapping[Want, str] = field(default_factory=dict)


def dossier(visitor: Visitor, one: Contribution, tried: Tried | None = None) -> str:
    """Show one contribution."""
    store = visitor.store
    history = contributions.moves(store, one.receipt)
    while one.anonymous and history and history[-1].after is not one.state:
        history = history[:-1]  # its author's own step is seen on the full hour (I7)
    return show(
        visitor,
        "contribution.html",
        one=one,
        kinds=f"{one.kind}s",
        first=history[0].before if history else one.state,
        history=history,
        step_at=lambda step: _when(visitor, one, step),
        details=lambda step: _details(visitor, step),
        item=one.item and title_of(visitor, one.item),
        topic=_topic(visitor, one),
        branch=title(one.branch),
        fetched=media.of(store, one.attachments),
        may_write=visitor.role is not Role.VIEWER,
        may_pick=may_be_picked(one),
        moves=_moves(visitor, one, history),
        notes=[visitor.t.render(note) for note in notes(visitor, one, history)],
        today=study_day(visitor.now, visitor.office.zone).isoformat(),
        longest={Want.REASON: LONGEST_REASON, Want.WHERE: LONGEST_NAME},
        tried=tried,
        words_of=words_of,
    )


def words_of(one: Contribution) -> str:
    """Name what its reader saw of a contribution: words, what came with them, who may see it."""
    seen = repr((one.text, one.attachments, one.visibility))
    return sha256(seen.encode()).hexdigest()[:16]


def _moves(visitor: Visitor, one: Contribution, history: Sequence[MoveRecord]) -> list[Move]:
    """Give what this visitor may do with it now, what carries on first."""
    assert visitor.role is not None  # its door lets in staff alone
    order = list(labels.MOVES)
    rows = moves.open_to(visitor.role, one, history, visitor.now)
    return sorted(rows, key=lambda row: order.index(row.name))


def _when(visitor: Visitor, one: Contribution, step: MoveRecord) -> str:
    """Word when a step was made; of an anonymous author's own there is only the day (I7)."""
    sealed = one.anonymous and not step.by
    return moments.day(visitor, step.at) if sealed else moments.moment(visitor, step.at)


def _details(visitor: Visitor, step: MoveRecord) -> list[tuple[str, str]]:
    """Give what else a step says, with labels."""
    t, said = visitor.t, step.details
    plain = (Want.WHERE, Want.UNIT, Want.PERSON)
    shown = [(t.render(labels.WANTS[want]), said[want]) for want in plain if want in said]
    if Want.DUE in said:
        shown.append((t("want.due"), moments.day(visitor, date.fromisoformat(said[Want.DUE]))))
    if Want.ANSWER in said:
        shown.append((t("want.answer"), t.render(labels.ANSWERS[said[Want.ANSWER]])))
    if Want.GRADE in said:
        shown.append((t("console.one.grade"), t.render(labels.GRADES[said[Want.GRADE]])))
    return shown


def _topic(visitor: Visitor, one: Contribution) -> str:
    """Word the topic that organisers opened; an item's own is the item."""
    number = one.topic or ""
    found = topics.read(visitor.store, int(number)) if number.isdecimal() else None
    return f"{found.number} · {found.title}" if found else ""
