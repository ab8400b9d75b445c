import pytest

from bot.store import streams
from bot.store.base import Store

RECORD, STREAM, LATER, GROUP = "tt:{a}:media:f", "tt:{a}:fetches", "tt:{a}:later", "fetchers"


def taken(store: Store) -> str:
    streams.prepare(store, STREAM, GROUP)
    store.redis.xadd(STREAM, {"file": "f"})
    return streams.take(store, STREAM, GROUP, "first")[0].id


def settle(store: Store, entry: str, when: str, **fields: str) -> bytes:
    flat = [part for pair in fields.items() for part in pair]
    told = store.script("settle_fetch", (RECORD, STREAM, LATER), (GROUP, entry, "f", when, *flat))
    assert isinstance(told, bytes)
    return told


def test_writes_an_outcome_and_forgets_the_source(store: Store) -> None:
    store.redis.hset(RECORD, mapping={"state": "pending", "source": "sealed"})
    assert settle(store, taken(store), "", state="kept", mime="image/png") == b"settled"
    assert store.redis.hgetall(RECORD) == {b"state": b"kept", b"mime": b"image/png"}
    assert (store.redis.xlen(STREAM), store.redis.exists(LATER)) == (0, 0)


def test_keeps_the_source_for_another_try(store: Store) -> None:
    store.redis.hset(RECORD, mapping={"state": "pending", "source": "sealed"})
    assert settle(store, taken(store), "77", code="-1", tries="1") == b"settled"
    assert store.redis.hget(RECORD, "source") == b"sealed"
    assert store.redis.zscore(LATER, "f") == 77
    assert store.redis.xlen(STREAM) == 0


@pytest.mark.parametrize(("state", "told"), [("kept", b"over"), ("", b"gone")])
def test_changes_nothing_that_is_settled_or_erased(store: Store, state: str, told: bytes) -> None:
    if state:
        store.redis.hset(RECORD, "state", state)
    assert settle(store, taken(store), "77", state="failed") == told
    assert store.redis.hget(RECORD, "state") == (state.encode() or None)
    assert (store.redis.xlen(STREAM), store.redis.exists(LATER)) == (0, 0)
