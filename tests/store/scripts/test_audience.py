import random

import pytest

from bot.store.base import Store

ACTIVE, HAD = "tt:{a}:active", "tt:{a}:had"


def counted(store: Store, active: set[int], had: set[int]) -> list[int]:
    for key, numbers in ((ACTIVE, active), (HAD, had)):
        for number in numbers:
            store.redis.execute_command("SETBIT", key, number, 1)
    counts: list[int] = store.script("audience", (ACTIVE, HAD), ())
    return counts


def test_counts_nobody_in_an_empty_store(store: Store) -> None:
    assert counted(store, set(), set()) == [0, 0]


def test_counts_who_never_had_it(store: Store) -> None:
    assert counted(store, {0, 1, 9, 4000}, {1, 4000}) == [4, 2]


def test_leaves_out_who_had_it_and_left(store: Store) -> None:
    assert counted(store, {0, 1}, {1, 2, 50_000}) == [2, 1]


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_sets(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    active, had = ({chance.randrange(700) for _ in range(300)} for _ in range(2))
    assert counted(store, active, had) == [len(active), len(active - had)]
