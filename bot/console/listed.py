"""The listed suggestions: counted, cut into pages, searched.

Only what stands in the lists of the store is here: an anonymous suggestion enters them on the full
hour (I7), and until then neither a search nor its code finds it.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contributions.receipts import recognise
from bot.model.contribution import Contribution, Kind, State
from bot.model.ids import Receipt
from bot.store import contributions
from bot.store.base import Store

PER_PAGE = 25
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; `newer` and `older` are the numbers of its neighbours."""

    suggestions: tuple[Contribution, ...]
    number: int
    newer: int | None
    older: int | None


def counts(store: Store) -> dict[State, int]:
    """Count the listed suggestions by state."""
    pipe = store.redis.pipeline(transaction=False)
    for state in State:
        pipe.zcard(store.keys.suggestions(state))
    return dict(zip(State, pipe.execute(), strict=True))


def find(store: Store, receipt: Receipt) -> Contribution | None:
    """Read one suggestion, if it is listed."""
    found = contributions.read(store, [receipt])
    if not found or found[0].kind is not Kind.SUGGESTION:
        return None
    # not asked of the list of its state: it may be moving from one to another just now
    return None if store.redis.sismember(store.keys.unlisted(), receipt) else found[0]


def leaf(store: Store, states: Sequence[State], words: str, number: int) -> Leaf:
    """Give a page, counted from 1, of the suggestions in these states that hold the words.

    Without words all are given. The newest come first.
    """
    code = recognise(words)
    if code is not None:
        found: Iterable[Receipt] = _coded(store, states, code)
    elif words:
        found = _holding(store, _newest(store, states), words)
    else:
        found = _newest(store, states)
    start = (number - 1) * PER_PAGE
    receipts = list(islice(found, start, start + PER_PAGE + 1))
    return Leaf(
        suggestions=tuple(contributions.read(store, receipts[:PER_PAGE])),
        number=number,
        newer=number - 1 if number > 1 else None,
        older=number + 1 if len(receipts) > PER_PAGE else None,
    )


def _newest(store: Store, states: Sequence[State]) -> Iterator[Receipt]:
    lists = [_scored(store, store.keys.suggestions(state)) for state in states]
    for _, receipt in heapq.merge(*lists, reverse=True):
        yield Receipt(receipt.decode())


def _scored(store: Store, key: str) -> Iterator[tuple[float, bytes]]:
    for start in range(0, store.redis.zcard(key), _CHUNK):
        pipe = store.redis.pipeline(transaction=False)
        pipe.zrevrange(key, start, start + _CHUNK - 1, withscores=True)
        yield from ((score, receipt) for receipt, score in pipe.execute()[0])


def _coded(store: Store, states: Sequence[State], code: Receipt) -> Iterator[Receipt]:
    found = find(store, code)
    if found is not None and found.state in states:
        yield code


def _holding(store: Store, receipts: Iterable[Receipt], words: str) -> Iterator[Receipt]:
    """Keep those whose text holds the words, in capitals or not."""
    needle, rest = words.casefold(), iter(receipts)
    while chunk := list(islice(rest, _CHUNK)):
        pipe = store.redis.pipeline(transaction=False)
        for receipt in chunk:
            pipe.hget(store.keys.contribution(receipt), "text")
        for receipt, text in zip(chunk, pipe.execute(), strict=True):
            if text is not None and needle in text.decode().casefold():
                yield receipt
