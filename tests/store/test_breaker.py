import threading
import time

import pytest
import redis

from bot.store.base import Store
from bot.store.breaker import Breaker, NotConnected, StoreUnavailable
from tests.servers import Server

AT_ONCE = 0.1


def closes(store: Store, within: float = 3) -> bool:
    """Wait until the breaker lets calls through again."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            store.redis.ping()
        except StoreUnavailable:
            threading.Event().wait(0.02)
        else:
            return True
    return False


def refused(store: Store) -> tuple[StoreUnavailable, float]:
    """How the store refuses, and after how many seconds."""
    started = time.monotonic()
    with pytest.raises(StoreUnavailable) as trouble:
        store.script("audience", ("a{1}", "b{1}"), ())
    return trouble.value, time.monotonic() - started


def works(store: Store) -> bool:
    return bool(store.script("audience", ("a{1}", "b{1}"), ()) == [0, 0])


@pytest.mark.redis
def test_opens_after_one_failure_and_closes_by_its_probe(embedded: Server) -> None:
    store = embedded.store()
    assert works(store)
    embedded.kill()
    refused(store)
    trouble, seconds = refused(store)
    assert not trouble.maybe
    assert seconds < AT_ONCE
    embedded.start()
    assert closes(store)
    assert works(store)


@pytest.mark.redis
def test_answers_at_once_while_the_store_stands_still(embedded: Server) -> None:
    store = embedded.store()
    assert works(store)
    embedded.hold()
    _, first = refused(store)
    assert 0.9 < first < 1.5
    assert max(refused(store)[1] for _ in range(50)) < AT_ONCE
    embedded.go_on()
    assert closes(store)


@pytest.mark.redis
def test_says_surely_not_where_it_could_not_even_connect(embedded: Server) -> None:
    embedded.kill()
    trouble, _ = refused(embedded.store())
    assert not trouble.maybe


@pytest.mark.redis
def test_works_in_a_thread_that_first_met_a_stopped_store(embedded: Server) -> None:
    """A process that starts before its store, or whose thread asks first during an outage."""
    embedded.kill()
    store = embedded.store()
    refused(store)
    embedded.start()
    assert closes(store)
    assert works(store)


@pytest.mark.redis
def test_finds_a_restarted_server_after_a_rest(embedded: Server) -> None:
    store = embedded.store()
    assert works(store)
    embedded.kill()
    embedded.start()
    threading.Event().wait(0.06)  # longer than a wire is trusted unseen
    assert works(store)


def test_loads_its_file_before_it_counts_as_back() -> None:
    asked, answers = threading.Event(), [redis.BusyLoadingError(), redis.TimeoutError()]

    def probe() -> None:
        if answers:
            raise answers.pop()
        asked.set()

    breaker = Breaker(probe, every=0.01)
    with pytest.raises(StoreUnavailable), breaker:
        raise redis.BusyLoadingError
    assert asked.wait(2)


@pytest.mark.parametrize(
    ("error", "maybe"),
    [(NotConnected(), False), (redis.BusyLoadingError(), False), (redis.ConnectionError(), True)],
)
def test_says_whether_the_words_may_be_kept(error: redis.RedisError, maybe: bool) -> None:
    breaker = Breaker(lambda: None)
    with pytest.raises(StoreUnavailable) as trouble, breaker:
        raise error
    assert trouble.value.maybe is maybe


@pytest.mark.parametrize("error", [redis.ResponseError("no"), ValueError("no")])
def test_lets_other_errors_pass(error: Exception) -> None:
    breaker = Breaker(lambda: None)
    with pytest.raises(type(error)), breaker:
        raise error
    with breaker:
        pass


@pytest.mark.redis
def test_guards_pipelines_too(embedded: Server) -> None:
    store = embedded.store()
    pipe = store.redis.pipeline()
    pipe.get("a")
    embedded.kill()
    with pytest.raises(StoreUnavailable):
        pipe.execute()


def test_gives_each_thread_a_wire_of_its_own(store: Store) -> None:
    answers: list[bytes] = []

    def echo(number: int) -> None:
        answers.extend(store.call("ECHO", f"{number}.{again}") for again in range(50))

    threads = [threading.Thread(target=echo, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answers) == sorted(f"{a}.{b}".encode() for a in range(8) for b in range(50))


def test_goes_on_after_an_error_of_the_servers(store: Store) -> None:
    with pytest.raises(redis.ResponseError):
        store.call("GET")
    assert store.call("ECHO", "well") == b"well"
