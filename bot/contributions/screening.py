"""What holds a post for a person's look: a word of the list, or somebody's personal data.

Nothing is dropped for it, and nobody is told for which word.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.contributions.personal import tells_personal

WORDS, PERSONAL = "words", "personal"
"""Why a post is held."""


class _Automaton(Protocol):
    """What we use of pyahocorasick, which has no types."""

    def iter(self, text: str) -> Iterable[tuple[int, str]]: ...


@dataclass(slots=True)
class Screen:
    """Screens posts against the words that `read` gives, read at the first post."""

    read: Callable[[], Sequence[str]]
    _words: "_Automaton | None" = None
    _ready: bool = field(default=False)

    def __call__(self, text: str) -> str:
        """Say why a text is to be held, or nothing."""
        if tells_personal(text):
            return PERSONAL
        if not self._ready:
            self._words, self._ready = _automaton(self.read()), True
        return WORDS if self._words is not None and _holds(self._words, text) else ""


def words_of(lines: Iterable[str]) -> list[str]:
    """Read a word list: a word a line, ``#`` begins a comment."""
    bare = (line.partition("#")[0].strip() for line in lines)
    return [word for word in bare if word]


def _automaton(words: Sequence[str]) -> _Automaton | None:
    """Build what finds all words in one go; None where there are none."""
    import ahocorasick  # a web process that never takes a post never loads it

    made = ahocorasick.Automaton()
    for word in words:
        folded, _ = _folded(word)
        if folded:
            made.add_word(folded, folded)
    if not len(made):
        return None
    made.make_automaton()
    found: _Automaton = made
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """Give letters and digits alone, in one case and width, each with its place in the text."""
    chars, places = [], []
    for place, char in enumerate(text):
        for one in unicodedata.normalize("NFKC", char).casefold():
            if unicodedata.category(one)[0] in "LN":
                chars.append(one)
                places.append(place)
    return "".join(chars), places


def _holds(words: _Automaton, text: str) -> bool:
    """Tell whether a word stands in a text; one in Latin letters only as a word of its own."""
    folded, places = _folded(text)
    for end, word in words.iter(folded):
        first, last = places[end - len(word) + 1], places[end]
        if not word.isascii() or not (_latin(text, first - 1) or _latin(text, last + 1)):
            return True
    return False


def _latin(text: str, place: int) -> bool:
    """Tell whether a Latin letter stands at this place of a text, in whatever width."""
    char = unicodedata.normalize("NFKC", text[place]) if 0 <= place < len(text) else ""
    return char.isascii() and char.isalpha()
