"""Words that are one edit away: an insertion, a deletion, a replacement, a swap of neighbours.

Found by neighbourhoods of deletions: two words one edit apart share one of their spellings with at
most one letter left out (Garbe's symmetric deletion), so that a look costs as many as it has
letters, however many words there are.
"""

from collections import defaultdict
from collections.abc import Iterable

_FEWEST = {True: 4, False: 3}
"""Letters, or characters, of a word from which on one edit still tells it from other words."""

LONGEST = 24
"""Letters of a head that may be a command's word; the longest are of seventeen."""


class Neighbourhood:
    """Some words, findable by what is one edit away from them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _FEWEST[word.isascii()]:
                for spelling in _shortened(word):
                    self._near[spelling].append(word)

    def of(self, head: str) -> str | None:
        """Give the word that is one edit from this head; where there are several, the first."""
        if not 1 < len(head) <= LONGEST:
            return None
        found = (word for spelling in _shortened(head) for word in self._near.get(spelling, ()))
        return next((word for word in found if one_edit(head, word)), None)


def _shortened(word: str) -> list[str]:
    """Give a word, and all that it is with one letter left out."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def one_edit(one: str, other: str) -> bool:
    """Tell whether exactly one edit lies between two words."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((at for at, char in enumerate(one) if char != other[at]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
