"""Who sees a topic, and who may like what."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.contributions import liking
from bot.contributions.topics import open_to, visible
from bot.model.contribution import State
from bot.model.ids import ROOT, BranchId, Receipt
from bot.model.member import Member
from bot.model.say import Refusal
from bot.model.topic import Topic
from bot.store import likes, topics
from bot.store.base import Store
from tests.store.people import MEI, NOW, OU, X
from tests.store.posted import agrees, moves, post

NORTH, SOUTH, COMMITTEE = BranchId("shi/north"), BranchId("shi/south"), BranchId("shi")
AT_NORTH, AT_SOUTH = Member(MEI, branch=NORTH), Member(MEI, branch=SOUTH)


def test_gives_open_topics_the_latest_first() -> None:
    def topic(number: int, **more: object) -> Topic:
        return Topic(number, "", "", NOW, "ou", **more)  # type: ignore[arg-type]

    past, soon = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    every = [
        topic(1),
        topic(2, closed=True),
        topic(3, closes=past),
        topic(4, closes=soon, node=COMMITTEE),
        topic(5, node=SOUTH),
    ]
    assert [one.number for one in open_to(every, NORTH, NOW)] == [4, 1]
    assert [one.number for one in open_to(every, ROOT, NOW)] == [1]


def test_an_items_topic_is_everybodys_a_closed_one_still_its_readers(store: Store) -> None:
    one = topics.open_new(store, "食堂", "？", NORTH, None, by="ou", now=datetime.now(UTC))
    topics.close(store, one)
    assert visible(store, X, ROOT)
    assert visible(store, "1", NORTH)
    assert not visible(store, "1", SOUTH)
    assert not visible(store, "2", NORTH)


def test_likes_only_what_is_shown_to_one(store: Store) -> None:
    topics.open_new(store, "食堂", "？", NORTH, None, by="ou", now=NOW)
    agrees(store, OU)
    one = post(store, OU, topic="1")
    liking.like(store, AT_NORTH, one.receipt)
    for member, receipt in ((AT_SOUTH, one.receipt), (AT_NORTH, Receipt("nothing"))):
        with pytest.raises(Refusal) as refused:
            liking.like(store, member, receipt)
        assert refused.value.say.key == "like.gone"
    moves(store, one, State.HIDDEN)
    with pytest.raises(Refusal):
        liking.like(store, AT_NORTH, one.receipt)
    liking.unlike(store, AT_NORTH, one.receipt)
    assert likes.of_posts(store, [one.receipt], MEI) == [(0, False)]


def test_likes_nothing_of_ones_own_nor_without_end(store: Store) -> None:
    agrees(store, MEI, OU)
    own, other = post(store, MEI), post(store, OU)
    with pytest.raises(Refusal) as refused:
        liking.like(store, AT_NORTH, own.receipt)
    assert refused.value.say.key == "like.own"
    for _ in range(liking.MOST):
        liking.like(store, AT_NORTH, other.receipt)
    with pytest.raises(Refusal) as refused:
        liking.like(store, AT_NORTH, other.receipt)
    assert refused.value.say.key == "like.slow"
    assert 0 < store.redis.ttl(store.keys.like_rate(likes.mark(store, MEI))) <= 3600
