"""The lists of contributions, by kind and state: counted, merged by time, searched.

Only what stands in them is here: an anonymous suggestion enters on the full hour (I7), and until
then neither a search nor its code finds it.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.model.contribution import Contribution, Kind, State
from bot.model.ids import Receipt
from bot.store import contributions
from bot.store.base import Store

_CHUNK = 500


def counts(store: Store, kind: Kind) -> dict[State, int]:
    """Count the listed contributions of a kind by state."""
    pipe = store.redis.pipeline(transaction=False)
    for state in State:
        pipe.zcard(store.keys.listed(kind, state))
    return dict(zip(State, pipe.execute(), strict=True))


def find(store: Store, receipt: Receipt) -> Contribution | None:
    """Read one contribution, if it is listed."""
    found = contributions.read(store, [receipt], as_listed=True)
    if not found:
        return None
    # not asked of the list of its state: it may be moving from one to another just now
    unlisted = store.redis.zscore(store.keys.unlisted(), receipt) is not None
    return None if unlisted else found[0]


def newest(store: Store, kind: Kind, states: Sequence[State]) -> Iterator[Receipt]:
    """Give the contributions of a kind in these states, newest first."""
    lists = [_scored(store, store.keys.listed(kind, state)) for state in states]
    for _, receipt in heapq.merge(*lists, reverse=True):
        yield Receipt(receipt.decode())


def _scored(store: Store, key: str) -> Iterator[tuple[float, bytes]]:
    for start in range(0, store.redis.zcard(key), _CHUNK):
        pipe = store.redis.pipeline(transaction=False)
        pipe.zrevrange(key, start, start + _CHUNK - 1, withscores=True)
        yield from ((score, receipt) for receipt, score in pipe.execute()[0])


def holding(store: Store, receipts: Iterable[Receipt], words: str) -> Iterator[Receipt]:
    """Keep those whose text holds the words, in capitals or not."""
    needle, rest = words.casefold(), iter(receipts)
    while chunk := list(islice(rest, _CHUNK)):
        pipe = store.redis.pipeline(transaction=False)
        for receipt in chunk:
            pipe.hget(store.keys.contribution(receipt), "text")
        for receipt, text in zip(chunk, pipe.execute(), strict=True):
            if text is not None and needle in text.decode().casefold():
                yield receipt
