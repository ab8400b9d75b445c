"""The picture of a QR code, read by a reader of its own and compared with segno's."""

import struct
import zlib
from itertools import product

import pytest
import segno

from bot.emulator.files import png, qr

CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Bytes at level M, by version from 1 on."""
FINDER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
BLOCKS = {1: [16], 2: [28], 3: [44], 4: [32] * 2, 5: [43] * 2, 6: [27] * 4, 7: [31] * 4}
BLOCKS |= {8: [38, 38, 39, 39], 9: [36] * 3 + [37] * 2, 10: [43] * 4 + [44]}
CENTRES = {1: [], 2: [18], 3: [22], 4: [26], 5: [30], 6: [34]}
CENTRES |= {7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46], 10: [6, 28, 50]}


def message_of(matrix: qr.Matrix) -> bytes:
    """What is in it: format, mask, zigzag, blocks, mode and length, by the standard's words."""
    size = len(matrix)
    version = (size - 17) // 4
    mask = _mask_of(matrix)
    bits = []
    column, up = size - 1, True
    while column > 0:
        column -= column == 6
        for row in range(size - 1, -1, -1) if up else range(size):
            for x in (column, column - 1):
                if not _is_reserved(version, size, row, x):
                    bits.append(matrix[row][x] ^ _masked(mask, row, x))
        column, up = column - 2, not up
    stream = _unwoven([_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)], version)
    data = [bool(byte >> shift & 1) for byte in stream for shift in range(7, -1, -1)]
    wide = 8 if version < 10 else 16
    assert _number(data[:4]) == 4
    length = _number(data[4 : 4 + wide])
    start = 4 + wide
    return bytes(_number(data[start + 8 * n : start + 8 * n + 8]) for n in range(length))


def _mask_of(matrix: qr.Matrix) -> int:
    """From the format bits around the top left finder, and the same from the other two."""
    size = len(matrix)
    first = [matrix[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)]
    first += [matrix[y][8] for y in (7, 5, 4, 3, 2, 1, 0)]
    second = [matrix[y][8] for y in range(size - 1, size - 8, -1)]
    second += [matrix[8][x] for x in range(size - 8, size)]
    assert first == second
    bits = _number(first) ^ 0b101010000010010
    assert bits >> 13 == 0, "level M"
    assert _divides(bits, 0b10100110111)
    return bits >> 10


def _divides(value: int, generator: int) -> bool:
    for shift in range(value.bit_length() - generator.bit_length(), -1, -1):
        if value >> shift + generator.bit_length() - 1 & 1:
            value ^= generator << shift
    return value == 0


def _is_reserved(version: int, size: int, row: int, x: int) -> bool:
    corner = (row < 9 and x < 9) or (row < 9 and x >= size - 8) or (row >= size - 8 and x < 9)
    timing = row == 6 or x == 6
    told = version >= 7 and (
        (row < 6 and size - 11 <= x < size - 8) or (x < 6 and size - 11 <= row < size - 8)
    )
    middles = [
        (a, b)
        for a, b in product(CENTRES[version], repeat=2)
        if (a, b) not in ((6, 6), (6, size - 7), (size - 7, 6))
    ]
    aligned = any(abs(row - a) <= 2 and abs(x - b) <= 2 for a, b in middles)
    return corner or timing or told or aligned


def _masked(mask: int, i: int, j: int) -> bool:
    values = (
        (i + j) % 2,
        i % 2,
        j % 3,
        (i + j) % 3,
        (i // 2 + j // 3) % 2,
        (i * j) % 2 + (i * j) % 3,
        ((i * j) % 2 + (i * j) % 3) % 2,
        ((i + j) % 2 + (i * j) % 3) % 2,
    )
    return values[mask] == 0


def _unwoven(words: list[int], version: int) -> list[int]:
    sizes = BLOCKS[version]
    blocks: list[list[int]] = [[] for _ in sizes]
    at = 0
    for n in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if n < size:
                block.append(words[at])
                at += 1
    return [word for block in blocks for word in block]


def _number(bits: list[bool]) -> int:
    return int("".join("01"[bit] for bit in bits), 2)


@pytest.mark.parametrize(
    "length", sorted({1, *CAPACITY, *(n + 1 for n in CAPACITY[:-1]), *(n - 1 for n in CAPACITY)})
)
def test_holds_the_message(length: int) -> None:
    message = bytes((n * 37 + length) % 256 for n in range(length))
    matrix = qr.matrix(message)
    version = next(n for n, most in enumerate(CAPACITY, 1) if length <= most)
    assert len(matrix) == 17 + 4 * version
    assert message_of(matrix) == message


@pytest.mark.parametrize("length", CAPACITY)
def test_agrees_with_segno(length: int) -> None:
    """To the last module; only of which mask reads best there are several opinions."""
    message = bytes((n * 91 + 7) % 94 + 33 for n in range(length))
    matrix = qr.matrix(message)
    others = [
        segno.make(message, error="m", mode="byte", boost_error=False, micro=False, mask=mask)
        for mask in range(8)
    ]
    assert matrix in [[[bool(dark) for dark in row] for row in one.matrix] for one in others]


def test_has_finders_and_a_dark_module() -> None:
    matrix = qr.matrix(b"http://weixin.qq.com/q/02abcdefghijklmnopqrst")
    size = len(matrix)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        rows = [matrix[top + row][left : left + 7] for row in range(7)]
        assert ["".join(".#"[dark] for dark in row) for row in rows] == FINDER
    assert matrix[size - 8][8]
    assert [matrix[6][x] for x in range(8, size - 8)] == [x % 2 == 0 for x in range(8, size - 8)]


def test_tells_its_version_from_seven_on() -> None:
    matrix = qr.matrix(bytes(110))
    size = len(matrix)
    bits = [matrix[n // 3][size - 11 + n % 3] for n in range(17, -1, -1)]
    assert bits == [matrix[size - 11 + n % 3][n // 3] for n in range(17, -1, -1)]
    assert _number(bits) == 0b000111110010010100


def test_refuses_what_is_too_long() -> None:
    with pytest.raises(ValueError, match="213"):
        qr.matrix(bytes(214))


def test_paints_it_with_a_margin() -> None:
    body = qr.picture("http://weixin.qq.com/q/1")
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    side = (25 + 2 * 4) * 8
    assert struct.unpack(">IIBB", body[16:26]) == (side, side, 1, 0)
    at = body.index(b"IDAT")
    pixels = zlib.decompress(body[at + 4 : at + 4 + struct.unpack(">I", body[at - 4 : at])[0]])
    line = side // 8 + 1
    assert len(pixels) == side * line
    assert (
        pixels[32 * line : 33 * line]
        == b"\0" + b"\xff" * 4 + b"\0" * 7 + pixels[32 * line + 12 : 33 * line]
    )
    assert set(pixels[1:line]) == {255}


def test_paints_cells_as_pixels() -> None:
    body = png.grey_png([[True, False], [False, True]], 4)
    at = body.index(b"IDAT")
    pixels = zlib.decompress(body[at + 4 : at + 4 + struct.unpack(">I", body[at - 4 : at])[0]])
    assert pixels == b"\0\x0f" * 4 + b"\0\xf0" * 4
