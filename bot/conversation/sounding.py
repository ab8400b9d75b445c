"""What sounds like a command's word: the same pinyin, in letters, in other characters, or mixed.

Of pypinyin its table of characters is read, and nothing else: importing it takes 57 MB and 0.3 s,
of which the few syllables that command words are made of need next to nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path

_COMMON = range(0x4E00, 0xA000)
_MOST = 64
"""Readings of one head that are looked at; a character has two or three at the most."""


def is_han(char: str) -> bool:
    """Tell whether this is a Chinese character."""
    return ord(char) in _COMMON


class Sounds:
    """The pinyin of some words, without tones, and what else is said so."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [word for word in words if all(map(is_han, word))]

    @cached_property
    def _readings(self) -> dict[str, tuple[str, ...]]:
        """Give the readings of all characters that may stand for one of the words' own."""
        plain = lru_cache(maxsize=None)(_plain)
        every = {char: tuple(map(plain, readings)) for char, readings in _table()}
        wanted = {every[char][0] for word in self._words for char in word}
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        found: dict[str, tuple[str, ...]] = {}
        for char, readings in every.items():
            kept = tuple(dict.fromkeys(one for one in readings if one in wanted))
            if kept:
                found[char] = shared.setdefault(kept, kept)
        return found

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        """Give each word by the first readings of its characters, in one string."""
        own = {word: "".join(self._readings[char][0] for char in word) for word in self._words}
        return {sound: word for word, sound in reversed(own.items())}

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self._words))

    def like(self, head: str) -> str | None:
        """Give the word that this (folded) head without blanks sounds like, if any."""
        han = sum(map(is_han, head))
        if han == len(head):
            if han not in self._lengths:
                return None
        elif han > max(self._lengths) or len(head) < _FEWEST:
            return None
        else:
            head = _plain(head)
            if not all(is_han(char) or "a" <= char <= "z" for char in head):
                return None
        parts = [self._readings.get(char, ()) if is_han(char) else (char,) for char in head]
        spoken = ("".join(one) for one in islice(product(*parts), _MOST))
        return next((word for one in spoken if (word := self._by_sound.get(one))), None)


_TONES = re.compile(r"['’`\u0300-\u036f]|(?<=[a-z])[1-5]")
_FEWEST = 4
"""Letters and characters of a head that is written in pinyin: `wode`, `wei建议`."""


def _plain(pinyin: str) -> str:
    """Take tones away, as marks or as digits, and what stands between syllables."""
    return _TONES.sub("", unicodedata.normalize("NFD", pinyin))


def _table() -> Iterator[tuple[str, list[str]]]:
    """Read the common characters' readings, each one's commonest first (pypinyin's own table).

    Line by line, for as a whole it takes 17 MB for a moment.
    """
    found = find_spec("pypinyin")
    assert found is not None
    assert found.origin is not None
    table = Path(found.origin).with_name("pinyin_dict.json").read_text(encoding="utf-8")
    for match in re.finditer(r'"(\d{5})": *"([^"]*)"', table):
        if int(match[1]) in _COMMON:
            yield chr(int(match[1])), match[2].split(",")
