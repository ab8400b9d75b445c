"""What members see of each other: accepted, consented to, and gone at once where either ends."""

from bot.model.contribution import State
from bot.model.post import Post
from bot.store import contributions, likes, shown
from bot.store.base import Store
from tests.store.people import MEI, OU, SOL, X, Y
from tests.store.posted import agrees, moves, post, run


def texts(store: Store, topic: str = X, start: int = 0, most: int = 5) -> list[str]:
    return [one.text for one in shown.posts(store, topic, MEI, start, most).posts]


def only(store: Store) -> Post:
    (one,) = shown.posts(store, X, MEI, 0, 5).posts
    return one


def test_shows_the_newest_first_page_by_page(store: Store) -> None:
    agrees(store, OU)
    for minute in range(7):
        post(store, OU, str(minute), minute=minute)
    assert texts(store) == ["6", "5", "4", "3", "2"]
    assert shown.posts(store, X, MEI, 0, 5).more
    assert texts(store, start=5) == ["1", "0"]
    assert not shown.posts(store, X, MEI, 5, 5).more
    assert texts(store, start=10) == []
    assert shown.count(store, X, 50) == 7
    assert shown.count(store, X, 3) == 3


def test_shows_only_what_is_accepted(store: Store) -> None:
    agrees(store, OU)
    for state in State:
        post(store, OU, state, state=state)
    assert texts(store) == [State.ACCEPTED]


def test_pages_over_a_backlog(store: Store) -> None:
    agrees(store, OU)
    post(store, OU, "旧", minute=-1)
    for minute in range(120):
        post(store, OU, "等", minute=minute, state=State.SUBMITTED)
    assert texts(store) == ["旧"]


def test_hides_at_once(store: Store) -> None:
    agrees(store, OU, SOL)
    one, two = post(store, OU, "一"), post(store, SOL, "二", minute=1)
    moves(store, two, State.HIDDEN)
    assert texts(store) == ["一"]
    agrees(store, OU, given=False)
    assert texts(store) == []
    assert shown.one(store, one.receipt) is None
    agrees(store, OU)
    assert texts(store) == ["一"]
    store.redis.hset(store.keys.member(OU), "f", 0)  # left
    assert texts(store) == []


def test_shows_nobody_who_never_agreed(store: Store) -> None:
    store.redis.hset(store.keys.member(OU), "f", 1)
    post(store, OU)
    assert texts(store) == []


def test_keeps_topics_apart(store: Store) -> None:
    agrees(store, OU)
    post(store, OU, "一", topic=X)
    post(store, OU, "三", topic="3")
    post(store, OU, "无", topic=None)
    assert (texts(store), texts(store, "3"), texts(store, Y)) == (["一"], ["三"], [])


def test_shows_replies_below_their_post_while_they_may_be_shown(store: Store) -> None:
    agrees(store, OU, SOL)
    top = post(store, OU, "一")
    post(store, SOL, "答一", minute=1, reply_to=top.receipt)
    later = post(store, OU, "答二", minute=2, reply_to=top.receipt)
    post(store, SOL, "等", minute=3, reply_to=top.receipt, state=State.HELD)
    assert [one.text for one in only(store).replies] == ["答一", "答二"]
    moves(store, later, State.HIDDEN)
    assert [one.text for one in only(store).replies] == ["答一"]
    moves(store, top, State.HIDDEN)
    assert texts(store) == []


def test_tells_likes_and_what_is_ones_own(store: Store) -> None:
    agrees(store, OU, MEI)
    one = post(store, OU)
    likes.give(store, MEI, one.receipt)
    likes.give(store, MEI, one.receipt)
    likes.give(store, SOL, one.receipt)
    assert (only(store).likes, only(store).liked, only(store).own) == (2, True, False)
    by_nobody = shown.posts(store, X, None, 0, 5).posts[0]
    assert (by_nobody.liked, by_nobody.own) == (False, False)
    assert shown.posts(store, X, OU, 0, 5).posts[0].own
    likes.take_back(store, MEI, one.receipt)
    assert (only(store).likes, only(store).liked) == (1, False)


def test_counts_what_waits_and_what_is_accepted(store: Store) -> None:
    for state in (State.SUBMITTED, State.HELD, State.ACCEPTED, State.HIDDEN, State.WITHDRAWN):
        post(store, OU, state=state)
    assert shown.counts(store, X) == (2, 1)
    assert shown.counts(store, "9") == (0, 0)


def test_keeps_what_it_answers(store: Store) -> None:
    top = post(store, OU)
    reply = post(store, SOL, reply_to=top.receipt)
    assert contributions.read(store, [reply.receipt])[0].reply_to == top.receipt
    assert contributions.read(store, [top.receipt])[0].reply_to is None


def test_forgets_an_erased_post_wholly(store: Store) -> None:
    agrees(store, OU)
    top = post(store, OU)
    reply = post(store, SOL, reply_to=top.receipt)
    likes.give(store, MEI, top.receipt)
    run(store, shown.forgets(store, top))
    run(store, shown.forgets(store, reply))
    store.redis.delete(store.keys.contribution(top.receipt))
    assert texts(store) == []
    left = [key.decode() for key in store.redis.scan_iter("*")]
    assert [key for key in left if "likes" in key or "posts" in key or "replies" in key] == []


def test_forgets_a_members_likes_everywhere(store: Store) -> None:
    agrees(store, OU)
    one, two = post(store, OU), post(store, OU, minute=1)
    for each in (one, two):
        likes.give(store, MEI, each.receipt)
        likes.give(store, SOL, each.receipt)
    likes.count_one(store, MEI)
    run(store, likes.forgets(store, MEI))
    assert [n for n, _ in likes.of_posts(store, [one.receipt, two.receipt], MEI)] == [1, 1]
    assert likes.of_posts(store, [one.receipt], MEI)[0][1] is False
    assert MEI not in "".join(map(str, store.redis.scan_iter("*like*")))
    left = store.keys.liked_by(likes.mark(store, MEI))
    assert store.redis.exists(left, store.keys.like_rate(likes.mark(store, MEI))) == 0


def test_no_openid_stands_beside_a_like(store: Store) -> None:
    one = post(store, OU)
    likes.give(store, MEI, one.receipt)
    (mark,) = store.redis.smembers(store.keys.likes(one.receipt))
    assert MEI.encode() not in mark
