"""The page's stream of server-sent events."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

from tests.emulator.running import MEI, OU, STRANGER, RunningEmulator
from tests.emulator.webhook import Answer, Webhook

Event = dict[str, str]


@contextmanager
def watching(
    emulator: RunningEmulator, last: str = "", member: tuple[str, ...] = ()
) -> Iterator[Iterator[Event]]:
    """Events as they come; the first one is the stream's opening."""
    address = emulator.address.removeprefix("http://")
    with closing(HTTPConnection(address, timeout=5)) as connection:
        query = urlencode({"member": member}, doseq=True)
        headers = {"Last-Event-ID": last} if last else {}
        connection.request("GET", f"/emulator/api/events?{query}", headers=headers)
        with connection.getresponse() as response:
            yield _events(response)


def _events(response: HTTPResponse) -> Iterator[Event]:
    event: Event = {}
    while line := response.readline().decode():
        if line == "\n":
            yield event
            event = {}
        else:
            name, _, value = line.rstrip("\n").partition(": ")
            event[name] = value


def texts(events: Iterator[Event], count: int) -> list[str]:
    """The next texts on phones."""
    found: list[str] = []
    while len(found) < count:
        event = next(events)
        if event.get("event") == "entry":
            found.append(json.loads(event["data"])["entry"]["text"])
    return found


def test_shows_what_happens(emulator: RunningEmulator) -> None:
    with watching(emulator) as events:
        next(events)
        emulator.send(MEI, "一")
        emulator.custom(MEI, "二")
        assert texts(events, 2) == ["一", "二"]


def test_goes_on_where_it_broke_off(emulator: RunningEmulator) -> None:
    with watching(emulator) as events:
        next(events)
        emulator.send(MEI, "一")
        seen = next(events)
    for words in ("二", "三", "四"):
        emulator.send(OU, words)
    with watching(emulator, seen["id"]) as events:
        assert texts(events, 3) == ["二", "三", "四"]


def test_shows_chosen_phones_only(emulator: RunningEmulator) -> None:
    with watching(emulator, member=(OU,)) as events:
        next(events)
        emulator.send(MEI, "一")
        emulator.send(OU, "二")
        assert texts(events, 1) == ["二"]


def test_says_who_comes_and_goes(emulator: RunningEmulator) -> None:
    with watching(emulator) as events:
        next(events)
        emulator.follow(STRANGER)
        event = next(events)
        assert event["event"] == "member"
        assert json.loads(event["data"])["openid"] == STRANGER
        emulator.reset()
        assert any(event.get("event") == "reset" for event in events)


def test_asks_a_page_that_missed_something_to_look_again(emulator: RunningEmulator) -> None:
    with watching(emulator, "0badcafe-1") as events:
        assert next(events)["event"] == "resync"


def test_ends_while_the_bot_is_still_thinking(webhook: Webhook) -> None:
    webhook.script = lambda push: Answer(seconds=3)
    emulator = RunningEmulator(webhook.url)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(emulator.send, MEI, "在吗")
        webhook.next_push()
        started = time.monotonic()
        assert emulator.stop() == 0
        assert time.monotonic() - started < 2
        assert waiting.exception() is not None


def test_ends_with_the_emulator(webhook: Webhook) -> None:
    emulator = RunningEmulator(webhook.url)
    with watching(emulator) as events:
        next(events)
        started = time.monotonic()
        assert emulator.stop() == 0
        assert time.monotonic() - started < 2
        assert list(events) == []
