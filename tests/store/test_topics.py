from datetime import timedelta

from bot.model.ids import ROOT, BranchId
from bot.store import topics
from bot.store.base import Store
from tests.store.people import NOW, found

NODE = BranchId("shi")


def test_numbers_them_and_reads_them_back(store: Store) -> None:
    until = NOW + timedelta(days=1)
    one = topics.open_new(store, "食堂", "怎么改？", ROOT, None, by="ou", now=NOW)
    two = topics.open_new(store, "停车", "停哪里？", NODE, until, by="ada", now=NOW)
    assert (one.number, two.number) == (1, 2)
    assert topics.read(store, 2) == two
    assert topics.read(store, 3) is None
    assert topics.read_all(store) == [two, one]


def test_takes_posts_until_it_closes(store: Store) -> None:
    until = NOW + timedelta(days=1)
    one = topics.open_new(store, "食堂", "怎么改？", ROOT, until, by="ou", now=NOW)
    assert one.open_at(NOW)
    assert not one.open_at(until)
    topics.close(store, one)
    closed = found(topics.read(store, 1))
    assert not closed.open_at(NOW)
    topics.reopen(store, closed)
    assert found(topics.read(store, 1)).open_at(until)
