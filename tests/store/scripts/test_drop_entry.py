from bot.store import streams
from bot.store.base import Store

STREAM, GROUP = "tt:{a}:moved", "tellers"


def test_takes_an_entry_off_the_stream(store: Store) -> None:
    streams.prepare(store, STREAM, GROUP)
    for number in range(2):
        store.redis.xadd(STREAM, {"receipt": f"R{number}"})
    first, second = streams.take(store, STREAM, GROUP, "first", most=2)
    assert store.script("drop_entry", (STREAM,), (GROUP, first.id)) == 1
    assert store.redis.xlen(STREAM) == 1
    assert store.script("drop_entry", (STREAM,), (GROUP, second.id)) == 1
    assert store.redis.xlen(STREAM) == 0


def test_does_nothing_the_second_time(store: Store) -> None:
    streams.prepare(store, STREAM, GROUP)
    assert store.script("drop_entry", (STREAM,), (GROUP, "1-1")) == 0
