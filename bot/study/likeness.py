"""How alike two texts are, and which of many are nearly the same.

The measure: of the shorter text's different runs of eight characters (letters and digits alone,
punctuation and blanks left out), the share that also stands in the longer one. 1 is "wholly in it".
Being a share of the shorter text, it finds an item that was copied into a longer one too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

_RUN = 8
NEARLY_THE_SAME = 0.6
_BETWEEN = re.compile(r"[\W_]+")


def runs(text: str) -> frozenset[str]:
    """Give a text's runs of eight characters; a shorter text is one run."""
    bare = _BETWEEN.sub("", text)
    if not bare:
        return frozenset()
    return frozenset(bare[at : at + _RUN] for at in range(max(1, len(bare) - _RUN + 1)))


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Give the places of each two texts that are nearly the same, and how alike they are."""
    sets = [runs(text) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(sets):
        for run in own:
            holders[run].append(place)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    for (one, other), common in sorted(shared.items()):
        share = common / min(len(sets[one]), len(sets[other]))
        if share > NEARLY_THE_SAME:
            yield one, other, share
