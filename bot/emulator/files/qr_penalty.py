"""How hard a QR code is to read: by the four rules of ISO/IEC 18004, 7.8.3."""

from collections.abc import Iterable, Sequence
from itertools import groupby

Line = Sequence[bool]

_LIKE_A_FINDER = (
    (True, False, True, True, True, False, True, False, False, False, False),
    (False, False, False, False, True, False, True, True, True, False, True),
)


def of(rows: Sequence[Line]) -> int:
    """The lower, the better."""
    lines = [*rows, *_columns(rows)]
    runs = sum(map(_long_runs, lines))
    return runs + _squares(rows) + sum(map(_false_finders, lines)) + _imbalance(rows)


def _columns(rows: Sequence[Line]) -> Iterable[Line]:
    return zip(*rows, strict=True)


def _long_runs(line: Line) -> int:
    lengths = (sum(1 for _ in run) for _, run in groupby(line))
    return sum(length - 2 for length in lengths if length >= 5)


def _squares(rows: Sequence[Line]) -> int:
    """Three for each 2 by 2 of one colour."""
    size = len(rows)
    return 3 * sum(
        rows[row][column]
        == rows[row][column + 1]
        == rows[row + 1][column]
        == rows[row + 1][column + 1]
        for row in range(size - 1)
        for column in range(size - 1)
    )


def _false_finders(line: Line) -> int:
    windows = (tuple(line[at : at + 11]) for at in range(len(line) - 10))
    return 40 * sum(window in _LIKE_A_FINDER for window in windows)


def _imbalance(rows: Sequence[Line]) -> int:
    """Ten for each full five per cent that dark and light are away from half and half."""
    size = len(rows) ** 2
    dark = sum(map(sum, rows))
    return 10 * (abs(dark * 20 - size * 10) // size)
