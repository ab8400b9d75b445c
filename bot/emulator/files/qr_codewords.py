"""What a QR code holds: the message in byte mode, and Reed-Solomon words that mend it."""

from collections.abc import Mapping, Sequence

_BLOCKS: Mapping[int, tuple[int, tuple[int, ...]]] = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32,) * 2),
    5: (24, (43,) * 2),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38,) * 2 + (39,) * 2),
    9: (22, (36,) * 3 + (37,) * 2),
    10: (26, (43,) * 4 + (44,)),
}
"""By version, at level M: mending words of each block, and the data words of each block."""

_FIELD_POLYNOMIAL = 0x11D


def codewords(message: bytes) -> tuple[int, bytes]:
    """The smallest version that takes it, and its words in their order.

    Raises ValueError for a message that version 10 is too small for.
    """
    for version, (mending, sizes) in _BLOCKS.items():
        words = _data(message, version, sum(sizes))
        if words is not None:
            return version, _interleaved(_split(words, sizes), mending)
    raise ValueError("a QR code of version 10 takes 213 bytes")


def _data(message: bytes, version: int, room: int) -> bytes | None:
    """Mode, length, message, end; filled up to `room` words. None where it does not fit."""
    length_bits = 8 if version < 10 else 16
    bits = f"0100{len(message):0{length_bits}b}" + "".join(f"{byte:08b}" for byte in message)
    if len(bits) > room * 8:
        return None
    bits += "0" * min(4, room * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    return words + (b"\xec\x11" * room)[: room - len(words)]


def _split(words: bytes, sizes: Sequence[int]) -> list[bytes]:
    blocks = []
    for size in sizes:
        blocks.append(words[:size])
        words = words[size:]
    return blocks


def _interleaved(blocks: Sequence[bytes], mending: int) -> bytes:
    return _woven(blocks) + _woven([_mending_words(block, mending) for block in blocks])


def _woven(blocks: Sequence[bytes]) -> bytes:
    """The first word of each block, then the second of each; the shorter ones end sooner."""
    longest = max(map(len, blocks))
    return bytes(block[n] for n in range(longest) for block in blocks if n < len(block))


def _mending_words(block: bytes, count: int) -> bytes:
    """The remainder of the block by the generator of that many words."""
    generator = _generator(count)
    rest = [0] * count
    for word in block:
        factor = word ^ rest[0]
        rest = [*rest[1:], 0]
        rest = [old ^ _product(factor, part) for old, part in zip(rest, generator, strict=True)]
    return bytes(rest)


def _generator(count: int) -> list[int]:
    """(x - 2^0)(x - 2^1)… over GF(256), without its leading 1."""
    factors = [1]
    root = 1
    for _ in range(count):
        shifted = [*factors, 0]
        scaled = [0, *(_product(part, root) for part in factors)]
        factors = [a ^ b for a, b in zip(shifted, scaled, strict=True)]
        root = _product(root, 2)
    return factors[1:]


def _product(a: int, b: int) -> int:
    """In GF(256)."""
    result = 0
    while b:
        if b & 1:
            result ^= a
        a = a << 1 ^ (_FIELD_POLYNOMIAL if a & 0x80 else 0)
        b >>= 1
    return result
