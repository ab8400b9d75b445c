"""Heartbeats, trouble, tokens, counters, leases and what waits for a rewriting."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.store import counters, durability, heartbeats, leases, rewriting, trouble
from bot.store.base import Store
from bot.store.tokens import SharedToken
from tests.store.people import NOW


def test_counts_processes_that_live(store: Store) -> None:
    for name in ("a", "b", "a"):
        heartbeats.beat(store, "sender", name)
    assert [heartbeats.alive(store, kind) for kind in ("sender", "scheduler")] == [2, 0]
    heartbeats.stop(store, "sender", "a")
    assert heartbeats.alive(store, "sender") == 1


def test_forgets_processes_that_fell_silent(store: Store) -> None:
    key, now = store.keys.heartbeats("sender"), time.time()
    store.redis.zadd(key, {"dead": now - 4000, "dying": now - 11, "well": now - 8})
    assert heartbeats.alive(store, "sender") == 1
    heartbeats.beat(store, "sender", "new")
    assert store.redis.zrange(key, 0, -1) == [b"dying", b"well", b"new"]


def test_notes_what_was_refused(store: Store) -> None:
    for minutes, code in enumerate((45015, 40001, 45015)):
        trouble.note(store, code, NOW + timedelta(minutes=minutes))
    assert trouble.noted(store) == {
        45015: (NOW + timedelta(minutes=2), 2),
        40001: (NOW + timedelta(minutes=1), 1),
    }


def test_counts_every_refusal_of_many_at_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda _: trouble.note(store, 45015, NOW), range(200)))
    assert trouble.noted(store)[45015][1] == 200


def test_lets_a_channel_rest(store: Store) -> None:
    assert trouble.paused(store, "custom") is None
    trouble.pause(store, "custom", 45009, 60)
    assert (trouble.paused(store, "custom"), trouble.paused(store, "mass")) == (45009, None)
    assert 58 <= store.redis.ttl(store.keys.channel_paused("custom")) <= 60
    trouble.pause(store, "custom", 45009, -5)
    assert store.redis.ttl(store.keys.channel_paused("custom")) <= 1


def test_shares_a_token(store: Store) -> None:
    mine, theirs = SharedToken(store), SharedToken(store)
    assert mine.read() is None
    mine.write("T", 60)
    assert theirs.read() == "T"
    assert 58 <= store.redis.ttl(store.keys.token()) <= 60


def test_lets_one_process_fetch_a_token(store: Store) -> None:
    mine, theirs = SharedToken(store), SharedToken(store)
    assert (mine.only_one(), theirs.only_one()) == (True, False)
    mine.done()
    assert theirs.only_one()
    assert 8 <= store.redis.ttl(store.keys.lease("token")) <= 10


def test_counts_a_days_things(store: Store) -> None:
    for _ in range(2):
        counters.count(store, NOW, "heard.text")
    counters.count(store, NOW + timedelta(days=1), "heard.text")
    assert counters.read(store, NOW) == {"heard.text": 2}
    counters.limit_life(store, NOW)
    assert round(store.redis.ttl(store.keys.counters(NOW.date())) / 86_400) == 40


def test_names_who_holds_a_lease(store: Store) -> None:
    assert leases.holder(store, "scheduler") is None
    assert leases.hold(store, "scheduler", "first", 10) == 1
    assert leases.hold(store, "scheduler", "second", 10) is None
    assert leases.holder(store, "scheduler") == "first"
    leases.release(store, "scheduler", "second")
    leases.release(store, "scheduler", "first")
    assert leases.hold(store, "scheduler", "second", 10) == 2


def test_rewrites_once_what_is_due(store: Store) -> None:
    assert not rewriting.rewrite_if_due(store)
    store.redis.set(store.keys.rewrite_due(), 1)
    assert rewriting.rewrite_if_due(store) or store.redis.exists(store.keys.rewrite_due())


def test_finds_settings_that_lose_what_was_acknowledged(store: Store) -> None:
    assert durability.lacking(store) == {}
    store.redis.execute_command("CONFIG", "SET", "appendfsync", "everysec")
    try:
        assert durability.lacking(store) == {"appendfsync": "always"}
    finally:
        store.redis.execute_command("CONFIG", "SET", "appendfsync", "always")
