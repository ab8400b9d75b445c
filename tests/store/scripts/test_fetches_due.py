from bot.store.base import Store

LATER, STREAM = "tt:{a}:later", "tt:{a}:fetches"


def test_puts_what_is_due_back_into_the_stream(store: Store) -> None:
    store.redis.zadd(LATER, {"a": 10, "b": 20, "c": 21})
    assert store.script("fetches_due", (LATER, STREAM), (20, 64)) == 2
    assert store.redis.zrange(LATER, 0, -1) == [b"c"]
    entries = store.redis.execute_command("XRANGE", STREAM, "-", "+")
    assert [
        fields[b"file"] if isinstance(fields, dict) else fields[1] for _, fields in entries
    ] == [
        b"a",
        b"b",
    ]


def test_takes_so_many_at_once(store: Store) -> None:
    store.redis.zadd(LATER, {str(number): 1 for number in range(5)})
    assert store.script("fetches_due", (LATER, STREAM), (20, 3)) == 3
    assert (store.redis.zcard(LATER), store.redis.xlen(STREAM)) == (2, 3)
