"""A QR code as a picture: ISO/IEC 18004, byte mode, error correction M, versions 1 to 10.

A module is True where it is dark. Rows and columns count from the top left.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from bot.emulator.files import qr_penalty
from bot.emulator.files.png import grey_png
from bot.emulator.files.qr_codewords import codewords

Matrix = list[list[bool]]

_ALIGNMENT: Mapping[int, tuple[int, ...]] = {
    1: (),
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
_FORMAT_PATTERN = 0b101010000010010  # so that no format is all light
_MODULE, _MARGIN = 8, 4  # pixels a module, modules of quiet zone


@lru_cache(maxsize=64)
def picture(text: str) -> bytes:
    """A PNG. Raises ValueError for more than 213 bytes."""
    modules = matrix(text.encode())
    wide = [False] * _MARGIN
    row_of = [wide + row + wide for row in modules]
    above = [[False] * (len(modules) + 2 * _MARGIN)] * _MARGIN
    return grey_png([*above, *row_of, *above], _MODULE)


def matrix(message: bytes) -> Matrix:
    """With the mask that is read most easily. Raises ValueError for more than 213 bytes."""
    version, words = codewords(message)
    masked = (_drawn(version, words, mask) for mask in range(len(_MASKS)))
    return min(masked, key=qr_penalty.of)


def _drawn(version: int, words: bytes, mask: int) -> Matrix:
    size = 17 + 4 * version
    fixed = _fixed(version)
    for cell, dark in _format_cells(size, mask):
        fixed[cell] = dark
    bits = (word >> shift & 1 for word in words for shift in range(7, -1, -1))
    covers = _MASKS[mask]
    free = {cell: bool(next(bits, 0)) != covers(*cell) for cell in _path(size) if cell not in fixed}
    whole = {**fixed, **free}
    return [[whole[row, column] for column in range(size)] for row in range(size)]


def _fixed(version: int) -> dict[tuple[int, int], bool]:
    """What depends on the size alone: finders, timing, alignment, version."""
    size = 17 + 4 * version
    cells = {(6, n): n % 2 == 0 for n in range(size)} | {(n, 6): n % 2 == 0 for n in range(size)}
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for row, column in product(range(-1, 8), repeat=2):
            ring = max(abs(row - 3), abs(column - 3))
            if 0 <= top + row < size and 0 <= left + column < size:
                cells[top + row, left + column] = ring in (0, 1, 3)
    last = size - 7
    for middle in product(_ALIGNMENT[version], repeat=2):
        if middle in ((6, 6), (6, last), (last, 6)):
            continue
        for row, column in product(range(-2, 3), repeat=2):
            cells[middle[0] + row, middle[1] + column] = max(abs(row), abs(column)) != 1
    return cells | dict(_version_cells(version, size))


def _version_cells(version: int, size: int) -> Iterator[tuple[tuple[int, int], bool]]:
    if version < 7:
        return
    bits = version << 12 | _remainder(version << 12, 0b1111100100101)
    for n in range(18):
        dark = bool(bits >> n & 1)
        yield (n // 3, size - 11 + n % 3), dark
        yield (size - 11 + n % 3, n // 3), dark


def _format_cells(size: int, mask: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """Level M is 00. Written twice, beside the finders; with one module that is always dark."""
    bits = (mask << 10 | _remainder(mask << 10, 0b10100110111)) ^ _FORMAT_PATTERN
    beside = [0, 1, 2, 3, 4, 5, 7, 8]
    first = [(row, 8) for row in beside] + [(8, column) for column in reversed(beside[:-1])]
    second = [(8, size - 1 - n) for n in range(8)] + [(size - 7 + n, 8) for n in range(7)]
    for n in range(15):
        yield first[n], bool(bits >> n & 1)
        yield second[n], bool(bits >> n & 1)
    yield (size - 8, 8), True


def _remainder(value: int, generator: int) -> int:
    """Of polynomials over the bits: what a BCH code adds."""
    while value.bit_length() >= generator.bit_length():
        value ^= generator << value.bit_length() - generator.bit_length()
    return value


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, upwards and downwards; column 6 is timing."""
    rights = [column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]
    for number, right in enumerate(rights):
        rows = range(size - 1, -1, -1) if number % 2 == 0 else range(size)
        for row in rows:
            yield row, right
            yield row, right - 1
