"""How far pushes have come, as the console may show it."""

from dataclasses import dataclass
from datetime import date

from bot.console.visitor import Visitor
from bot.model.ids import ItemId, PushId
from bot.model.push import Progress, Push, PushState
from bot.store import pushes

SMALL = 5
"""Below it, delivered and waiting are one sum: nobody can tell who has read (design 2, 减负)."""

_NEWEST = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """One push and its figures. In a small audience `either` stands for `delivered`, `waiting`."""

    id: PushId
    title: str
    state: PushState
    audience: int
    settled: int
    unreached: int
    sending: int
    delivered: int | None = None
    waiting: int | None = None
    either: int | None = None


def of_day(visitor: Visitor, day: date) -> list[Shown]:
    """Give the pushes of a study day, the missed ones too, in the order they were made."""
    newest = pushes.newest(visitor.store, _NEWEST)
    made = [push for push in reversed(newest) if push.study_day == day]
    figures = pushes.progress(visitor.store, [push.id for push in made])
    return [shown(title_of(visitor, p.item), p, f) for p, f in zip(made, figures, strict=True)]


def title_of(visitor: Visitor, item: ItemId) -> str:
    """Give an item's title, or its id where it has left the library."""
    found = visitor.office.library.item(item)
    return found.title if found else item


def shown(title: str, push: Push, figures: Progress) -> Shown:
    """Give a push's figures so far as they may be shown."""
    small = figures.audience < SMALL
    return Shown(
        id=push.id,
        title=title,
        state=push.state,
        audience=figures.audience,
        settled=figures.audience - figures.sending,
        unreached=figures.unreached,
        sending=figures.sending,
        delivered=None if small else figures.delivered,
        waiting=None if small else figures.waiting,
        either=figures.delivered + figures.waiting if small else None,
    )
