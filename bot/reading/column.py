"""The study column: what was sent to everybody, by day, newest first, so many to a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.model.ids import ItemId
from bot.model.item import StudyItem
from bot.study.library import Library

PER_PAGE = 50
"""Keeps a page under 60 KB with the longest titles and themes there may be."""


@dataclass(frozen=True, slots=True)
class Day:
    """One study day and what was sent on it."""

    day: date
    items: tuple[StudyItem, ...]


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """One page of the column; `newer` and `older` are the numbers of its neighbours."""

    days: tuple[Day, ...]
    newer: int | None
    older: int | None


def page(library: Library, sent: Sequence[tuple[date, ItemId]], number: int) -> ColumnPage | None:
    """Give a page, counted from 1; None where there is none. The first one always exists.

    What was sent and has left the library since is left out.
    """
    known = [(day, item) for day, id_ in sent if (item := library.item(id_))]
    last = max(1, -(-len(known) // PER_PAGE))
    if not 1 <= number <= last:
        return None
    shown = known[(number - 1) * PER_PAGE : number * PER_PAGE]
    return ColumnPage(
        days=tuple(
            Day(day, tuple(item for _, item in group))
            for day, group in groupby(shown, key=lambda one: one[0])
        ),
        newer=number - 1 if number > 1 else None,
        older=number + 1 if number < last else None,
    )
