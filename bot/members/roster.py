"""A roster as an office keeps it: a CSV file, read whole or not at all, every fault named."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.members.branches import branch_of
from bot.model.ids import BranchId
from bot.model.roster import folded
from bot.model.say import Say, say

MOST = 10_000_000
"""Bytes of a file: far more than a million people need is a mistake."""

_LONGEST_NAME = 30
_COLUMNS = {
    "name": ("姓名", "name"),
    "branch": ("支部", "branch"),
    "number": ("编号", "number"),
    "tags": ("标签", "tags"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One person, and the line that names them."""

    line: int
    name: str
    branch: BranchId
    number: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line."""

    line: int
    wrong: Say


def parse(raw: bytes) -> tuple[list[Row], list[Fault]]:
    """Read a file in UTF-8 (with a mark or without) or GB18030; never raises.

    Where there are faults, nothing of it is to be used.
    """
    if len(raw) > MOST:
        return [], [Fault(1, say("roster.fault.large"))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")
        except UnicodeDecodeError:
            return [], [Fault(1, say("roster.fault.not-text"))]
    return _rows(text)


def _rows(text: str) -> tuple[list[Row], list[Fault]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        places = _places(next(reader, []))
        if places is None:
            return [], [Fault(1, say("roster.fault.heading"))]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found = _row(reader.line_num, cells, places)
                if isinstance(found, Row):
                    rows.append(found)
                else:
                    faults.append(found)
    except csv.Error:
        faults.append(Fault(reader.line_num, say("roster.fault.not-csv")))
    if not rows and not faults:
        faults.append(Fault(1, say("roster.fault.empty")))
    return rows, sorted([*faults, *_twice(rows)], key=lambda one: one.line)


def _places(heading: list[str]) -> dict[str, int] | None:
    """Find the columns by their headings; None where name or branch is missing."""
    seen = [folded(cell) for cell in heading]
    known = ((column, word) for column, words in _COLUMNS.items() for word in words)
    places = {column: seen.index(word) for column, word in known if word in seen}
    return places if {"name", "branch"} <= set(places) else None


def _row(line: int, cells: list[str], places: dict[str, int]) -> Row | Fault:
    def cell(column: str) -> str:
        at = places.get(column, len(cells))
        return cells[at].strip() if at < len(cells) else ""

    name, branch = cell("name"), branch_of(cell("branch"))
    if not folded(name):
        return Fault(line, say("roster.fault.no-name"))
    if len(name) > _LONGEST_NAME or not name.isprintable():
        return Fault(line, say("roster.fault.name", longest=_LONGEST_NAME))
    if not cell("branch"):
        return Fault(line, say("roster.fault.no-branch", name=name))
    if branch is None:
        return Fault(line, say("roster.fault.branch", name=name))
    tags = tuple(filter(None, (tag.strip() for tag in cell("tags").replace("，", ",").split(","))))
    return Row(line, name, branch, folded(cell("number")), tags)


def _twice(rows: list[Row]) -> Iterator[Fault]:
    """Name the second of two that nobody could tell apart."""
    numbers: dict[str, int] = {}
    names: dict[tuple[str, str], int] = {}
    shared = Counter((row.branch, folded(row.name)) for row in rows if not row.number)
    for row in rows:
        if row.number:
            first = numbers.setdefault(row.number, row.line)
            if first != row.line:
                yield Fault(row.line, say("roster.fault.number-twice", first=first))
        elif shared[row.branch, folded(row.name)] > 1:
            first = names.setdefault((row.branch, folded(row.name)), row.line)
            if first != row.line:
                yield Fault(row.line, say("roster.fault.name-twice", name=row.name, first=first))
