"""A new roster over the old one: who is new, who changed, who is no longer in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot.members.roster import Row
from bot.model.ids import EntryId
from bot.model.roster import Entry, Plan, folded

_T = TypeVar("_T")


def merge(old: Iterable[Entry], rows: Sequence[Row], draw: Callable[[], EntryId]) -> Plan:
    """Match people by number, else by branch and name, else by name alone.

    A name that only one has on either side is somebody who moved to another branch.
    """
    left = {one.id: one for one in old}
    found: dict[int, Entry] = {}
    for key in (_by_number, _by_place, _by_name):
        _match(rows, found, left, key)
    new: list[Entry] = []
    changed: list[Entry] = []
    same: list[Entry] = []
    for row in rows:
        before = found.get(row.line)
        now = _entry(row, before.id if before else draw())
        (new if before is None else same if before == now else changed).append(now)
    return Plan(tuple(new), tuple(changed), tuple(same), tuple(left.values()))


def _match(
    rows: Sequence[Row],
    found: dict[int, Entry],
    left: dict[EntryId, Entry],
    key: Callable[[Row | Entry], str],
) -> None:
    """Match those whose key is on either side once."""
    olds = _once((key(one), one) for one in left.values())
    news = _once((key(row), row) for row in rows if row.line not in found)
    for name, row in news.items():
        if name in olds and not _others(row, olds[name]):
            found[row.line] = left.pop(olds[name].id)


def _others(row: Row, old: Entry) -> bool:
    """Whether their numbers tell two people apart."""
    return bool(row.number and old.number and row.number != old.number)


def _once(pairs: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Keep those whose key is theirs alone; an empty key is nobody's."""
    all_ = list(pairs)
    often = Counter(key for key, _ in all_)
    return {key: one for key, one in all_ if key and often[key] == 1}


def _by_number(one: Row | Entry) -> str:
    return one.number


def _by_place(one: Row | Entry) -> str:
    return f"{one.branch}:{folded(one.name)}"


def _by_name(one: Row | Entry) -> str:
    return folded(one.name)


def _entry(row: Row, id_: EntryId) -> Entry:
    return Entry(id_, row.name, row.branch, row.number, row.tags)
