"""One page of a kind of contribution, in these states, that holds these words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contributions.receipts import recognise
from bot.model.contribution import Contribution, Kind, State
from bot.model.ids import Receipt
from bot.store import contributions, listed
from bot.store.base import Store

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; `newer` and `older` are the numbers of its neighbours."""

    contributions: tuple[Contribution, ...]
    number: int
    newer: int | None
    older: int | None


def leaf(store: Store, kind: Kind, states: Sequence[State], words: str, number: int) -> Leaf:
    """Give a page, counted from 1, of those in these states that hold the words.

    Without words all are given. The newest come first. A receipt is found whatever kind it is of.
    """
    code = recognise(words)
    if code is not None:
        found: Iterable[Receipt] = _coded(store, states, code)
    elif words:
        found = listed.holding(store, listed.newest(store, kind, states), words)
    else:
        found = listed.newest(store, kind, states)
    start = (number - 1) * PER_PAGE
    receipts = list(islice(found, start, start + PER_PAGE + 1))
    return Leaf(
        contributions=tuple(contributions.read(store, receipts[:PER_PAGE], as_listed=True)),
        number=number,
        newer=number - 1 if number > 1 else None,
        older=number + 1 if len(receipts) > PER_PAGE else None,
    )


def _coded(store: Store, states: Sequence[State], code: Receipt) -> Iterator[Receipt]:
    found = listed.find(store, code)
    if found is not None and found.state in states:
        yield code
