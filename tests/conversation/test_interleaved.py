"""Two members' states never mix; two messages of one member come out in some order of the two."""

import random
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import count, permutations
from typing import Any, TypeAlias

import pytest

from bot.conversation.answering import Conversation
from bot.model.ids import OpenId
from bot.model.incoming import Incoming
from bot.store import contributions, kept, turns
from bot.store.base import Store
from bot.store.turns import Snapshot
from tests.store.people import DAY, NOW, answer, conversation, event, said

MEMBERS = 200
STEPS = 4
THREADS = 8

Left: TypeAlias = tuple[Any, ...]

_RECEIPT = re.compile(r"[346789CDFHJKMNPQRTVWXYA]{9}")
_OF_THE_MOMENT = {"receipt", "at", "last", "minute", "more"}
_WORDS = (
    *("微建议 {}号楼的路灯坏了", "匿名 微建议 {}号楼的路灯坏了", "微讨论 我赞成{}号方案"),
    *("微体会", "微建议", "建议", "匿名 微建议", "完成", "取消", "分步", "下一步", "匿名"),
    *("{}号楼门口的井盖坏了很久了", "{}号楼的坡道太陡，轮椅上不去", "好的", "路灯{}"),
    *("微建仪 {}号楼加一盏灯", "sugest more lamps at {}", "建议建议", "是", "不是"),
    *(
        "1",
        "2",
        "3",
        "0",
        "我的",
        "进度",
        "帮助",
        "help",
        "退订",
        "订阅",
        "今日",
        "补充：还有{}号楼",
    ),
)
PAIRS = (
    ("微建仪 加一盏灯吧", ("是", "3")),
    ("微建议 路灯坏了", ("西门的路灯也坏了，请修一修", "0")),
    ("微建议", ("分步", "路灯坏了")),
    ("微建议", ("路灯坏了", "完成")),
    ("西门的路灯坏了，请修一修", ("1", "3")),
    ("微建议 路灯坏了", ("补充：还有西门的", "补充：还有东门的")),
)


def script(number: int) -> list[str]:
    """What one member says, in their order; names of houses tell whose words they are."""
    chance = random.Random(number)
    return [chance.choice(_WORDS).format(f"<{number}>") for _ in range(STEPS)]


def person(kind: str, number: int) -> OpenId:
    return OpenId(f"o{kind}{number:022}")


def left_of(store: Store, who: OpenId) -> Left:
    """All that a member's messages left behind, less receipts and times."""
    seen = turns.look(store, said(who, "", 999), store.keys.day(DAY), ())
    assert isinstance(seen, Snapshot)
    filed = [_bare(asdict(one)) for one in contributions.of_member(store, who, 99)]
    texts = [_bare(asdict(one)) for one in kept.of_member(store, who, 99)]
    own = (_bare(asdict(seen.dialogue)), seen.member.daily, seen.member.language, seen.version)
    return tuple(str(one).replace(who, "who") for one in (sorted(map(str, [*filed, *texts])), own))


def nameless(store: Store) -> list[str]:
    """The texts of all anonymous suggestions."""
    return sorted(one.text for one in contributions.everything(store) if one.anonymous)


def _bare(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {name: _bare(one) for name, one in thing.items() if name not in _OF_THE_MOMENT}
    return [_bare(one) for one in thing] if isinstance(thing, list | tuple) else thing


def _say(bot: Conversation, who: OpenId, number: int, text: str) -> str:
    return _RECEIPT.sub("R", answer(bot, said(who, text, number)))


@pytest.mark.parametrize("server", ["valkey"], indirect=True)
def test_200_dialogues_at_once_end_as_200_in_turn_do(store: Store) -> None:
    """Whose turn it is is drawn anew at each step; eight threads of two processes answer."""
    scripts, chance = [script(number) for number in range(MEMBERS)], random.Random(0)
    bots, turn_of = [conversation(store) for _ in range(2)], list(range(MEMBERS))
    heard: list[list[str]] = [[] for _ in scripts]
    with ThreadPoolExecutor(THREADS) as threads:
        for step in range(STEPS):
            chance.shuffle(turn_of)
            given = [(bots[n % 2], person("Crowd", n), step, scripts[n][step]) for n in turn_of]
            for n, reply in zip(turn_of, threads.map(lambda one: _say(*one), given), strict=True):
                heard[n].append(reply)
    for number, texts in enumerate(scripts):
        one, other = person("Crowd", number), person("Alone", number)
        assert heard[number] == [_say(bots[0], other, *said) for said in enumerate(texts)], texts
        left = left_of(store, one)
        assert left == left_of(store, other), texts
        assert {f"<{number}>"} >= set(re.findall("<[0-9]+>", str(left)))
    once = nameless(store)[::2]
    assert nameless(store) == sorted(once + once)


_trials = count()


def _begun(store: Store, first: str) -> OpenId:
    """One more person, who said this first."""
    who = person("Trial", next(_trials))
    answer(conversation(store), said(who, first, 1))
    return who


def _at_once(store: Store, messages: Sequence[Incoming]) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(answer, [conversation(store), conversation(store)], messages))


@pytest.mark.parametrize(("first", "both"), PAIRS)
def test_two_messages_of_one_member_come_out_in_some_order(
    store: Store, first: str, both: Sequence[str]
) -> None:
    numbered, orders = list(enumerate(both, start=2)), []
    for order in permutations(numbered):
        who, bot = _begun(store, first), conversation(store)
        for number, text in order:
            answer(bot, said(who, text, number))
        orders.append(left_of(store, who))
    for _ in range(3):
        who = _begun(store, first)
        _at_once(store, [said(who, text, number) for number, text in numbered])
        assert left_of(store, who) in orders


def test_a_tap_beside_a_message_comes_out_in_some_order(store: Store) -> None:
    for _ in range(3):
        who = _begun(store, "微讨论")
        tap = event(who, "CLICK", NOW, EventKey="suggest")
        _at_once(store, [said(who, "路灯坏了", 2), tap])
        filed = [one.text for one in contributions.of_member(store, who, 9)]
        assert filed in ([], ["路灯坏了"])
