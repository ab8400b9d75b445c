"""A store that stands still, or ends and comes back, in the middle of a push."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.delivery import patience
from bot.delivery.channels.custom import Custom
from bot.delivery.patience import until_kept
from bot.model.push import Progress, PushState
from bot.store import batches, pushes
from bot.store.base import Store
from tests.delivery.office import Office, counted, crowd, progress, tell
from tests.servers import Server
from tests.store.people import a_push, begin, follow, found

pytestmark = pytest.mark.redis

EVERYBODY = crowd(20)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSE", 0.05)


def test_asks_until_the_store_answers(embedded: Server) -> None:
    store = embedded.store()
    embedded.kill()

    async def story() -> None:
        asking = asyncio.create_task(until_kept(store.redis.exists, "a"))
        await asyncio.sleep(0.2)
        assert not asking.done()
        await asyncio.to_thread(embedded.start)
        assert await asyncio.wait_for(asking, 5) == 0

    asyncio.run(story())


def test_records_what_was_sent_while_the_store_was_gone(embedded: Server) -> None:
    store = embedded.store()
    follow(store, *EVERYBODY, sends=5)
    begin(store, a_push())

    async def story(office: Office) -> None:
        custom = office.engine.channels["custom"]
        assert isinstance(custom, Custom)
        await custom.renew(None)
        office.platform.gate.clear()
        delivering = asyncio.create_task(office.deliver())
        await office.platform.began.wait()
        await asyncio.to_thread(embedded.kill)
        office.platform.gate.set()
        await asyncio.sleep(0.3)
        await asyncio.to_thread(embedded.start)
        await asyncio.wait_for(delivering, 10)
        assert office.platform.got == dict.fromkeys(EVERYBODY, 1)

    tell(store, story)
    after(embedded.store(), Progress(20, delivered=20))


def after(store: Store, expected: Progress) -> None:
    push = found(pushes.read(store, a_push().id))
    assert (progress(store, push), push.state) == (expected, PushState.DONE)
    assert counted(store, push.id, 20) == expected


def test_sends_where_the_store_goes_before_it_is_asked_for_the_token(
    embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in hand is sent when the store is back, and recorded."""
    store = embedded.store()
    follow(store, *EVERYBODY, sends=5)
    begin(store, a_push())
    claim: Callable[..., object] = batches.claim

    def gone_after(*args: object) -> object:
        claimed = claim(*args)
        embedded.kill()
        threading.Timer(0.2, embedded.start).start()
        return claimed

    monkeypatch.setattr(batches, "claim", gone_after)

    async def story(office: Office) -> None:
        await asyncio.wait_for(office.deliver(), 10)
        assert office.platform.got == dict.fromkeys(EVERYBODY, 1)

    tell(store, story)
    after(embedded.store(), Progress(20, delivered=20))


def test_leaves_nobody_in_hand_whose_claim_was_answered_late(
    embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The script ran, but its answer came after a second: the claim is asked for again."""
    store = embedded.store()
    follow(store, *EVERYBODY, sends=5)
    begin(store, a_push())
    claim: Callable[..., object] = batches.claim
    pauses = [True]

    def paused(*args: object) -> object:
        if pauses and pauses.pop():
            claim(*args[:3], [], *args[4:])  # connected and known: the claim itself is late
            embedded.hold()
            threading.Timer(1.2, embedded.go_on).start()
        return claim(*args)

    monkeypatch.setattr(batches, "claim", paused)

    async def story(office: Office) -> None:
        await asyncio.wait_for(office.deliver(), 15)
        assert set(office.platform.got.values()) <= {1}

    tell(store, story)
    came = progress(store, a_push())
    assert came == counted(store, a_push().id, 20)
    assert (came.audience, came.sending) == (20, 0)


def test_stops_when_told_though_the_store_is_away(embedded: Server) -> None:
    store = embedded.store()
    embedded.kill()

    async def story(office: Office) -> None:
        stop = asyncio.Event()
        office.sender.last = 0.2
        running = asyncio.create_task(office.sender.run(stop))
        await asyncio.sleep(0.1)
        assert not running.done()
        stop.set()
        await asyncio.wait_for(running, 5)

    tell(store, story)
