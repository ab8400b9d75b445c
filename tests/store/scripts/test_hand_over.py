from bot.store import streams
from bot.store.base import Store

STREAM, QUEUE, GROUP = "tt:{a}:moved", "tt:{a}:queue", "tellers"


def entry(store: Store) -> str:
    streams.prepare(store, STREAM, GROUP)
    store.redis.xadd(STREAM, {"receipt": "R"})
    (taken,) = streams.take(store, STREAM, GROUP, "first")
    return taken.id


def hand_over(store: Store, entry: str, notice: str = "sealed") -> int:
    return int(store.script("hand_over", (STREAM, QUEUE), (GROUP, entry, notice)))


def test_puts_the_notice_into_the_queue_and_off_the_stream(store: Store) -> None:
    assert hand_over(store, entry(store)) == 1
    assert store.redis.lrange(QUEUE, 0, -1) == [b"sealed"]
    assert store.redis.xlen(STREAM) == 0
    assert 89 * 86_400 < store.redis.ttl(QUEUE) <= 90 * 86_400


def test_does_so_once(store: Store) -> None:
    taken = entry(store)
    assert [hand_over(store, taken), hand_over(store, taken, "again")] == [1, 0]
    assert store.redis.lrange(QUEUE, 0, -1) == [b"sealed"]


def test_leaves_what_nobody_took(store: Store) -> None:
    streams.prepare(store, STREAM, GROUP)
    name = store.redis.xadd(STREAM, {"receipt": "R"}).decode()
    assert hand_over(store, name) == 0
    assert (store.redis.xlen(STREAM), store.redis.exists(QUEUE)) == (1, 0)
