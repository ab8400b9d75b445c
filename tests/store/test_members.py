from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.model.ids import OpenId
from bot.model.member import Member, Window
from bot.store import members
from bot.store.base import Store
from tests.store.people import MEI, NOW, OU, SOL, answer, conversation, event, follow, said


def follows(store: Store) -> dict[OpenId, bool]:
    return {one.openid: one.follows for one in members.everyone(store)}


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
    assert [one.openid for one in members.everyone(store, page=3)] == crowd


def test_leaves_out_the_erased(store: Store) -> None:
    members.follow(store, [MEI, OU, SOL])
    store.redis.execute_command("LSET", store.keys.roll(), 1, "")
    assert [(one.number, one.openid) for one in members.everyone(store)] == [(0, MEI), (2, SOL)]


def test_marks_who_left(store: Store) -> None:
    members.follow(store, [MEI, OU, SOL])
    assert members.unfollow_all_but(store, {MEI}, NOW) == 2
    assert follows(store) == {MEI: True, OU: False, SOL: False}
    assert members.count(store) == (3, 1)
    assert members.unfollow_all_but(store, {MEI}, NOW) == 0


def test_lets_a_turn_see_that_somebody_left(store: Store) -> None:
    members.follow(store, [MEI])
    before = store.redis.hget(store.keys.member(MEI), "v")
    members.unfollow_all_but(store, set(), NOW)
    assert store.redis.hget(store.keys.member(MEI), "v") != before


def test_keeps_who_followed_while_the_list_was_read(store: Store) -> None:
    bot, later = conversation(store), NOW + timedelta(minutes=5)
    answer(bot, event(MEI, "subscribe"))
    answer(bot, event(OU, "subscribe", later), later)
    assert members.unfollow_all_but(store, set(), NOW + timedelta(minutes=2)) == 1
    assert follows(store) == {MEI: False, OU: True}


def test_keeps_who_wrote_while_the_list_was_read(store: Store) -> None:
    bot, later = conversation(store), NOW + timedelta(minutes=5)
    answer(bot, said(MEI, "你好"))
    answer(bot, said(OU, "你好", at=later), later)
    assert members.unfollow_all_but(store, set(), NOW + timedelta(minutes=2)) == 1
    assert follows(store) == {MEI: False, OU: True}


def test_keeps_who_came_back_after_being_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A million records take a while to go through; meanwhile people come back."""
    bot, read = conversation(store), members.everyone
    follow(store, MEI)

    def slowly(store: Store) -> list[Member]:
        seen = read(store)
        answer(bot, event(MEI, "subscribe"))
        return seen

    looked: Callable[..., object] = slowly
    monkeypatch.setattr(members, "everyone", looked)
    members.unfollow_all_but(store, set(), NOW)
    monkeypatch.undo()
    assert follows(store) == {MEI: True}


def test_remembers_that_the_list_was_read(store: Store) -> None:
    assert not members.followers_read(store)
    members.followers_were_read(store, NOW)
    assert members.followers_read(store)


def test_keeps_windows_over_a_round_trip(store: Store) -> None:
    answer(conversation(store), said(MEI, "你好"))
    (mei,) = members.everyone(store)
    assert mei.window == Window(long_until=NOW + timedelta(hours=48), long_left=5)
    assert mei.active


def test_keeps_a_message_spent_that_a_push_spent(store: Store) -> None:
    """A tap opens the short window; what is left of the long one is not the bot's to give back."""
    bot = conversation(store)
    for number in range(2):
        answer(bot, said(MEI, "你好", number))
    store.redis.execute_command("HINCRBY", store.keys.member(MEI), "ll", -2)
    answer(bot, event(MEI, "click", EventKey="help"))
    assert members.everyone(store)[0].window.long_left == 3
