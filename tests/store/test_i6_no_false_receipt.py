"""I6: nothing is lost, and what a member was told is not kept is not kept later either."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from bot.store import contributions
from bot.store.base import Store, open_store
from bot.store.breaker import StoreUnavailable
from tests.servers import ACCOUNT, SECRET, Server
from tests.store.people import MEI, answer, conversation, said
from tests.store.test_breaker import closes

pytestmark = pytest.mark.redis


def texts(store: Store) -> list[str]:
    return [one.text for one in contributions.everything(store)]


@pytest.mark.parametrize("known", [False, True], ids=["a stranger", "a member in mind"])
def test_i6_keeps_nothing_that_it_said_was_not_kept(embedded: Server, known: bool) -> None:
    store = embedded.store()
    bot = conversation(store)
    if known:
        for number in (1, 2):
            answer(bot, said(MEI, "好", number))
    store.deadline(0)
    embedded.hold()
    started = time.monotonic()
    with pytest.raises(StoreUnavailable):
        answer(bot, said(MEI, "微建议 路灯坏了", 3))
    assert time.monotonic() - started < 1.5
    embedded.go_on()
    assert closes(store)
    assert texts(store) == []
    told = answer(bot, said(MEI, "微建议 路灯坏了", 3))
    (one,) = contributions.of_member(store, MEI, 9)
    assert one.receipt in told


def test_i6_answers_everybody_within_five_seconds(embedded: Server) -> None:
    store = embedded.store()
    bot = conversation(store)
    answer(bot, said(MEI, "好"))
    embedded.hold()
    took: list[float] = []

    def hand_in(number: int) -> None:
        started = time.monotonic()
        with pytest.raises(StoreUnavailable):
            answer(bot, said(MEI, "微建议 路灯坏了", number))
        took.append(time.monotonic() - started)

    with ThreadPoolExecutor(64) as threads:
        list(threads.map(hand_in, range(10, 74)))
    assert len(took) == 64
    assert max(took) < 5
    embedded.go_on()
    assert closes(store)
    assert texts(store) == []


@contextmanager
def slow_way_back(server: Server) -> Iterator[tuple[str, threading.Event]]:
    """A way to the server on which, once the event is set, no answer comes back."""
    stalled, path = threading.Event(), f"{server.folder}/slow"
    open_ends: list[socket.socket] = []
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    ended = threading.Event()

    def pass_on(source: socket.socket, sink: socket.socket, *, back: bool) -> None:
        while raw := source.recv(65_536):
            if back and stalled.is_set():
                ended.wait(10)
                return
            sink.sendall(raw)

    def accept() -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect(server.url.removeprefix("unix://"))
            open_ends.extend((near, far))
            for source, sink, back in ((near, far, False), (far, near, True)):
                ways = {"back": back}
                threading.Thread(target=pass_on, args=(source, sink), kwargs=ways).start()

    threading.Thread(target=accept).start()
    try:
        yield f"unix://{path}", stalled
    finally:
        ended.set()
        for one in (*open_ends, listening):
            with one:
                one.shutdown(socket.SHUT_RDWR)


def test_i6_does_not_deny_what_was_kept(embedded: Server) -> None:
    """The words were kept in time, and the answer alone was late: nobody can be sure."""
    with slow_way_back(embedded) as (url, stalled):
        store = open_store(url, ACCOUNT, SECRET)
        bot = conversation(store)
        for number in (1, 2):
            answer(bot, said(MEI, "好", number))
        stalled.set()
        with pytest.raises(StoreUnavailable) as trouble:
            answer(bot, said(MEI, "微建议 路灯坏了", 3))
        assert texts(embedded.store()) == ["路灯坏了"]
        assert trouble.value.maybe


def test_i6_says_that_it_is_unsure_where_the_connection_broke(embedded: Server) -> None:
    store = embedded.store()
    bot = conversation(store)
    for number in (1, 2):
        answer(bot, said(MEI, "好", number))
    embedded.hold()
    ending = threading.Timer(0.3, embedded.kill)
    ending.start()
    with pytest.raises(StoreUnavailable) as trouble:
        answer(bot, said(MEI, "微建议 路灯坏了", 3))
    ending.join()
    assert trouble.value.maybe


def test_i6_tells_late_where_the_script_came_late(embedded: Server) -> None:
    """A pause that ends after the deadline but before the client gives up."""
    store = embedded.store()
    bot = conversation(store)
    for number in (1, 2):
        answer(bot, said(MEI, "好", number))
    embedded.hold()
    waking = threading.Timer(0.8, embedded.go_on)
    waking.start()
    with pytest.raises(StoreUnavailable) as trouble:
        answer(bot, said(MEI, "微建议 路灯坏了", 3))
    waking.join()
    assert not trouble.value.maybe
    assert texts(store) == []
