from bot.store.base import Store
from bot.store.writes import Write, apply


def key(store: Store, name: str) -> str:
    return store.keys.fingerprint() + name


def test_writes_all(store: Store) -> None:
    one, other = key(store, "1"), key(store, "2")
    assert apply(store, [Write("HSET", one, ("a", "甲", "b", 2)), Write("SADD", other, ("x",))])
    assert store.redis.hgetall(one) == {b"a": "甲".encode(), b"b": b"2"}
    assert store.redis.smembers(other) == {b"x"}


def test_writes_nothing_where_a_field_is_another(store: Store) -> None:
    one, other = key(store, "1"), key(store, "2")
    store.redis.hset(one, "a", "now")
    guarded = Write("DEL", one, expects=("a", "then"))
    assert not apply(store, [Write("SADD", other, ("x",)), guarded])
    assert (store.redis.exists(one), store.redis.exists(other)) == (1, 0)
    assert apply(store, [Write("DEL", one, expects=("a", "now"))])
    assert not store.redis.exists(one)


def test_writes_nothing_where_something_is_already(store: Store) -> None:
    one = key(store, "1")
    fresh = Write("SET", one, ("x",), fresh=True)
    assert [apply(store, [fresh]), apply(store, [fresh])] == [True, False]
