"""I2: the same message, however often and at once, makes one contribution and gets one reply."""

import random
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count, permutations
from typing import TypeAlias

import pytest

from bot.conversation.answering import Conversation
from bot.model.ids import OpenId
from bot.store import contributions, kept, turns
from bot.store.base import Store
from bot.store.turns import Snapshot
from tests.servers import Server
from tests.store.people import DAY, MEI, answer, conversation, said

_RECEIPT = re.compile(r"[346789CDFHJKMNPQRTVWXYA]{9}")

SCRIPT = (
    "微建议 第一条路灯坏了",
    "微讨论",
    "微建议",
    "写在中间的一句，不短也不太长",
    "完成",
    "匿名",
    "3",
    "取消",
    "好的",
)
"""What members say, each with another effect where something stands open or not."""

Outcome: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]


@pytest.mark.parametrize("times", [2, 3, 7, 20])
def test_i2_makes_one_contribution_and_one_reply(store: Store, times: int) -> None:
    bots = [conversation(store) for _ in range(2)]
    message = said(MEI, "微建议 路灯坏了")
    with ThreadPoolExecutor(times) as threads:
        replies = list(threads.map(lambda n: answer(bots[n % 2], message), range(times)))
    assert len(set(replies)) == 1
    (one,) = contributions.of_member(store, MEI, 99)
    assert one.receipt in replies[0]
    assert len(list(contributions.everything(store))) == 1


def test_i2_takes_one_number_for_two_people_for_two_messages(store: Store) -> None:
    bot, people = conversation(store), [OpenId(f"oCrowd{n:022}") for n in range(8)]
    with ThreadPoolExecutor(8) as threads:
        replies = list(threads.map(lambda who: answer(bot, said(who, "微建议 路灯")), people))
    assert len(set(replies)) == 8
    assert len(list(contributions.everything(store))) == 8


def test_i2_loses_no_bubble_of_three_at_once(store: Store) -> None:
    bot = conversation(store)
    answer(bot, said(MEI, "微建议", 1))
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: answer(bot, said(MEI, f"句 {n}", n)), range(2, 26)))
    answer(bot, said(MEI, "完成", 99))
    (one,) = contributions.of_member(store, MEI, 9)
    assert sorted(one.text.split("\n")) == sorted(f"句 {n}" for n in range(2, 26))


@pytest.mark.parametrize("seed", range(3))
def test_i2_comes_out_as_if_one_after_the_other(store: Store, server: Server, seed: int) -> None:
    """Twenty members, three messages each, each delivered two to four times, all at once."""
    chance = random.Random(seed)
    scripts = [tuple(chance.sample(SCRIPT, 3)) for _ in range(6)]
    people = {OpenId(f"oCrowd{n:022}"): chance.choice(scripts) for n in range(20)}
    given = [
        (who, number) for who in people for number in range(3) for _ in range(chance.randint(2, 4))
    ]
    chance.shuffle(given)
    bots = [conversation(store) for _ in range(2)]

    def deliver(at: int) -> str:
        who, number = given[at]
        return answer(bots[at % 2], said(who, people[who][number], number))

    with ThreadPoolExecutor(12) as threads:
        replies = list(threads.map(deliver, range(len(given))))
    heard: dict[tuple[OpenId, int], set[str]] = {}
    for one, reply in zip(given, replies, strict=True):
        heard.setdefault(one, set()).add(reply)
    assert all(len(each) == 1 for each in heard.values())
    one_by_one = cache(lambda said: sequential(server, said))
    for who, texts in people.items():
        told = tuple(_masked(*heard[who, number]) for number in range(3))
        assert outcome(store, who, told) in one_by_one(texts), texts


_accounts = count()


def sequential(server: Server, texts: Sequence[str]) -> set[Outcome]:
    """What may come of these messages in any order, each in a store of its own."""
    found = set()
    for order in permutations(range(len(texts))):
        store = server.store(account=f"wx-alone-{next(_accounts)}")
        bot: Conversation = conversation(store)
        told = {at: _masked(answer(bot, said(MEI, texts[at], at))) for at in order}
        found.add(outcome(store, MEI, tuple(told[at] for at in range(len(texts)))))
    return found


def _masked(reply: str) -> str:
    return _RECEIPT.sub("R", reply)


def outcome(store: Store, who: OpenId, replies: tuple[str, ...]) -> Outcome:
    """All that a member's messages led to: what was filed, kept, left open and said."""
    filed = [f"{one.kind}:{one.text}" for one in contributions.of_member(store, who, 99)]
    texts = [one.text for one in kept.of_member(store, who, 99)]
    seen = turns.look(store, said(who, "", 999), store.keys.day(DAY), ())
    assert isinstance(seen, Snapshot)
    writing = seen.dialogue.writing
    open_now = (repr(writing and (writing.kind, writing.anonymous, writing.parts)),)
    return (tuple(sorted(filed)), tuple(sorted(texts)) + open_now, replies, seen.version)


def test_i2_draws_another_receipt_where_one_is_taken(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.contributions import receipts

    bot = conversation(store)
    answer(bot, said(MEI, "微建议 第一条"))
    (first,) = contributions.of_member(store, MEI, 9)
    drawn, draw = [first.receipt, first.receipt], receipts.draw
    monkeypatch.setattr(receipts, "draw", lambda: drawn.pop() if drawn else draw())
    answer(bot, said(MEI, "微建议 第二条", 2))
    assert drawn == []
    texts = {one.text for one in contributions.of_member(store, MEI, 9)}
    assert texts == {"第一条", "第二条"}


def test_i2_remembers_more_members_than_it_keeps_in_mind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process remembers of members is shared by its threads, and bounded."""
    from bot.conversation import answering

    monkeypatch.setattr(answering, "_REMEMBERED", 5)
    bot, people = conversation(store), [OpenId(f"oCrowd{n:022}") for n in range(40)]
    for number in range(3):
        with ThreadPoolExecutor(12) as threads:
            list(threads.map(lambda who, n=number: answer(bot, said(who, "好", n)), people))
    assert len(bot._seen) <= 5 + 12
