import pytest

from bot.store.base import SCHEMA, Store, WrongStore, claim
from tests.servers import Server


def test_marks_an_empty_store_as_ours(store: Store) -> None:
    claim(store)
    claim(store)
    assert store.redis.get(store.keys.schema()) == str(SCHEMA).encode()


def test_refuses_a_store_of_another_key(store: Store, server: Server) -> None:
    claim(store)
    with pytest.raises(WrongStore, match="secret-key"):
        claim(server.store(secret="a key that was lost"))
    claim(store)


def test_refuses_a_store_of_a_newer_program(store: Store) -> None:
    claim(store)
    store.redis.set(store.keys.schema(), SCHEMA + 1)
    with pytest.raises(WrongStore, match="schema"):
        claim(store)


def test_keeps_accounts_apart(store: Store, server: Server) -> None:
    claim(store)
    other = server.store(account="wx-other", secret="its own key")
    claim(other)
    assert store.redis.get(store.keys.fingerprint()) != other.redis.get(other.keys.fingerprint())


def test_never_takes_the_stores_clock_for_later_than_it_is(store: Store) -> None:
    for _ in range(20):
        deadline = store.deadline(0)
        seconds, micros = store.redis.time()
        assert deadline <= seconds * 1000 + micros / 1000
    assert deadline > seconds * 1000 - 1000


def test_teaches_a_script_to_a_server_that_forgot_it(store: Store) -> None:
    assert store.script("audience", ("a{1}", "b{1}"), ()) == [0, 0]
    store.redis.execute_command("SCRIPT", "FLUSH")
    assert store.script("audience", ("a{1}", "b{1}"), ()) == [0, 0]
