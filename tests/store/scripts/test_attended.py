from bot.store.base import Store


def test_gives_the_state_in_each_ledger(store: Store) -> None:
    for name, state in (("a", 3), ("c", 4)):
        store.redis.execute_command("BITFIELD", name, "SET", "u4", "#5", state)
    assert store.script("attended", ("a", "b", "c"), (5,)) == [3, 0, 4]
    assert store.script("attended", ("a", "b", "c"), (4,)) == [0, 0, 0]
    assert store.script("attended", (), (5,)) == []
