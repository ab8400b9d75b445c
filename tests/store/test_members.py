from datetime import timedelta

import pytest

from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.model.member import Member, Window
from bot.store import members
from bot.store.base import Store
from tests.store.people import MEI, NOW, OU, SOL, answer, conversation, event, said


def everyone(store: Store) -> list[Member]:
    return members.by_numbers(store, range(100))


def follows(store: Store) -> dict[OpenId, bool]:
    return {one.openid: one.follows for one in everyone(store)}


def left(store: Store, before: dict[OpenId, int], *but: OpenId) -> int:
    """Let all of these leave but some, as the platform's list tells."""
    return sum(members.unfollow(store, *one, NOW) for one in before.items() if one[0] not in but)


def test_takes_followers_and_counts_them(store: Store) -> None:
    assert members.follow(store, []) == 0
    assert members.follow(store, [MEI, OU]) == 2
    assert members.count(store) == (2, 2)
    assert [members.number_of(store, who) for who in (MEI, OU, SOL)] == [0, 1, None]


def test_takes_a_whole_page_of_the_platform(store: Store) -> None:
    page = [OpenId(f"oCrowd{number:022}") for number in range(10_000)]
    assert [members.follow(store, page) for _ in range(2)] == [10_000, 0]
    assert members.count(store) == (10_000, 10_000)


def test_goes_through_all_pages(store: Store) -> None:
    crowd = [OpenId(f"oCrowd{number:022}") for number in range(7)]
    members.follow(store, crowd)
    assert list(members.versions(store, page=3)) == crowd


def test_leaves_out_the_erased(store: Store) -> None:
    members.follow(store, [MEI, OU, SOL])
    store.redis.execute_command("LSET", store.keys.roll(), 1, "")
    assert [(one.number, one.openid) for one in everyone(store)] == [(0, MEI), (2, SOL)]


def test_marks_who_left(store: Store) -> None:
    members.follow(store, [MEI, OU, SOL])
    assert left(store, members.versions(store), MEI) == 2
    assert follows(store) == {MEI: True, OU: False, SOL: False}
    assert members.count(store) == (3, 1)
    assert left(store, members.versions(store), MEI) == 0


def test_lets_a_turn_see_that_somebody_left(store: Store) -> None:
    members.follow(store, [MEI])
    before = store.redis.hget(store.keys.member(MEI), "v")
    left(store, members.versions(store))
    assert store.redis.hget(store.keys.member(MEI), "v") != before


@pytest.mark.parametrize("act", [event(MEI, "subscribe"), said(MEI, "你好")])
def test_keeps_who_did_anything_while_the_list_was_read(store: Store, act: Incoming) -> None:
    members.follow(store, [MEI, OU])
    before = members.versions(store)
    answer(conversation(store), act)
    assert left(store, before) == 1
    assert follows(store) == {MEI: True, OU: False}


def test_remembers_that_the_list_was_read(store: Store) -> None:
    assert not members.followers_tried(store)
    members.followers_were_read(store, NOW)
    assert members.followers_tried(store)


def test_keeps_windows_over_a_round_trip(store: Store) -> None:
    answer(conversation(store), said(MEI, "你好"))
    (mei,) = everyone(store)
    assert mei.window == Window(long_until=NOW + timedelta(hours=48), long_left=5)
    assert mei.active


def test_keeps_a_message_spent_that_a_push_spent(store: Store) -> None:
    """A tap opens the short window; what is left of the long one is not the bot's to give back."""
    bot = conversation(store)
    for number in range(2):
        answer(bot, said(MEI, "你好", number))
    store.redis.execute_command("HINCRBY", store.keys.member(MEI), "ll", -2)
    answer(bot, event(MEI, "click", EventKey="help"))
    assert everyone(store)[0].window.long_left == 3
