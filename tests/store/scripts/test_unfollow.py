from bot.store import members
from bot.store.base import Store
from tests.store.people import MEI, NOW, OU


def test_marks_who_did_nothing_since(store: Store) -> None:
    members.follow(store, [OU, MEI])
    version = members.versions(store)[MEI]
    assert members.unfollow(store, MEI, version, NOW)
    assert store.redis.getbit(store.keys.active(), 1) == 0
    assert members.versions(store) == {OU: version}
    assert store.redis.zscore(store.keys.leaving(), MEI) == NOW.timestamp()


def test_leaves_who_did_something_since(store: Store) -> None:
    members.follow(store, [MEI])
    assert not members.unfollow(store, MEI, members.versions(store)[MEI] - 1, NOW)
    assert store.redis.getbit(store.keys.active(), 0) == 1
    assert store.redis.zcard(store.keys.leaving()) == 0


def test_marks_nobody_twice(store: Store) -> None:
    members.follow(store, [MEI])
    version = members.versions(store)[MEI]
    assert members.unfollow(store, MEI, version, NOW)
    assert not members.unfollow(store, MEI, version + 1, NOW)
