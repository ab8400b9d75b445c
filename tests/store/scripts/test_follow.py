from collections.abc import Sequence

from bot.model.ids import OpenId
from bot.store.base import Store
from tests.store.people import MEI, OU, SOL


def follow(store: Store, openids: Sequence[OpenId]) -> int:
    known = (store.keys.roll(), store.keys.active(), store.keys.leaving(), store.keys.erased())
    marks = [f"mark of {one}" for one in openids]
    return int(
        store.script("follow", (*known, *map(store.keys.member, openids)), (*openids, *marks))
    )


def record(store: Store, openid: OpenId) -> dict[bytes, bytes]:
    return store.redis.hgetall(store.keys.member(openid))


def test_numbers_who_is_new(store: Store) -> None:
    assert follow(store, [MEI, OU]) == 2
    assert follow(store, [OU, SOL]) == 1
    assert store.redis.lrange(store.keys.roll(), 0, -1) == [MEI.encode(), OU.encode(), SOL.encode()]
    assert record(store, SOL) == {b"n": b"2", b"f": b"1", b"v": b"1"}
    assert store.redis.bitcount(store.keys.active()) == 3


def test_takes_nobody_twice_from_one_page(store: Store) -> None:
    assert follow(store, [MEI, MEI]) == 1
    assert store.redis.llen(store.keys.roll()) == 1


def test_takes_who_came_back_under_the_old_number(store: Store) -> None:
    follow(store, [MEI, OU])
    store.redis.hset(store.keys.member(OU), mapping={"f": 0, "v": 7})
    store.redis.execute_command("SETBIT", store.keys.active(), 1, 0)
    assert follow(store, [MEI, OU]) == 1
    assert record(store, OU) == {b"n": b"1", b"f": b"1", b"v": b"8"}
    assert store.redis.getbit(store.keys.active(), 1) == 1


def test_leaves_the_daily_push_off_for_who_said_stop(store: Store) -> None:
    follow(store, [MEI])
    store.redis.hset(store.keys.member(MEI), mapping={"f": 0, "p": 1})
    store.redis.execute_command("SETBIT", store.keys.active(), 0, 0)
    assert follow(store, [MEI]) == 1
    assert store.redis.getbit(store.keys.active(), 0) == 0


def test_lets_nobody_be_erased_who_came_back(store: Store) -> None:
    follow(store, [MEI])
    store.redis.hset(store.keys.member(MEI), "f", 0)
    store.redis.zadd(store.keys.leaving(), {MEI: 1, OU: 1})
    follow(store, [MEI])
    assert store.redis.zrange(store.keys.leaving(), 0, -1) == [OU.encode()]


def test_brings_nobody_back_who_was_erased(store: Store) -> None:
    store.redis.sadd(store.keys.erased(), f"mark of {OU}")
    assert follow(store, [MEI, OU, SOL]) == 2
    assert record(store, OU) == {}
    assert store.redis.lrange(store.keys.roll(), 0, -1) == [MEI.encode(), SOL.encode()]
