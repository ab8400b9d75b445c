from bot.store.base import Store

RECORD = "tt:{a}:media:f"


def test_keeps_and_drops_what_was_said(store: Store) -> None:
    store.redis.hset(RECORD, "state", "kept")
    assert store.script("transcribe", (RECORD,), ("{}",)) == 1
    assert store.redis.hget(RECORD, "transcript") == b"{}"
    assert store.script("transcribe", (RECORD,), ("",)) == 1
    assert store.redis.hget(RECORD, "transcript") is None


def test_makes_no_record_of_an_erased_file(store: Store) -> None:
    assert store.script("transcribe", (RECORD,), ("{}",)) == 0
    assert store.redis.exists(RECORD) == 0
