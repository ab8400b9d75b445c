"""I3: a member is sent a push unasked at most once, whatever crashes or runs twice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.delivery import sender
from bot.delivery.sender import Sender
from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import MemberNumber, Receipt
from bot.model.push import Delivery, Progress, PushState
from bot.store import batches, contributions, heartbeats, notices, pushes, streams
from bot.store.base import Store
from bot.store.batches import Batch
from bot.store.streams import STALE
from tests.delivery.office import Office, counted, crowd, progress, tell
from tests.delivery.platform import SILENT
from tests.store.people import MEI, NOW, X, a_push, answer, begin, conversation, follow, found, said
from tests.store.written import anonymous, stored, write


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let senders look for new work more often, so that they also end sooner."""
    monkeypatch.setitem(found(streams.take.__kwdefaults__), "wait_ms", 20)


async def until(what: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for what the store comes to."""
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(what):
            await asyncio.sleep(0.02)


async def working(senders: list[Sender], meanwhile: Awaitable[None]) -> None:
    """Let senders run until something has come about; a stop ends them all."""
    stop = asyncio.Event()
    runs = [asyncio.create_task(one.run(stop)) for one in senders]
    try:
        await meanwhile
    finally:
        stop.set()
        await asyncio.gather(*runs)


def is_done(store: Store) -> bool:
    return found(pushes.read(store, a_push().id)).state is PushState.DONE


def grow_old(store: Store, batch: Batch) -> None:
    """Let a batch look as if its sender had died a while ago."""
    claim = ("XCLAIM", store.keys.batches(), batches.GROUP, "dead", 0, batch.entry, "IDLE", STALE)
    store.redis.execute_command(*claim)


def test_i3_sends_to_nobody_twice_with_two_senders(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "FREEZE_STEP", 100)
    everybody = crowd(500)
    follow(store, *everybody, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        both = [office.sender, office.another("second")]
        await working(both, until(lambda: is_done(store)))
        assert office.platform.got == dict.fromkeys(everybody, 1)

    tell(store, story)
    assert progress(store, push) == Progress(500, delivered=500) == counted(store, push.id, 500)
    assert store.redis.xlen(store.keys.batches()) == 0


def test_i3_lets_those_wait_whom_a_dead_sender_had_in_hand(store: Store) -> None:
    everybody = crowd(50)
    follow(store, *everybody, sends=5)
    push = begin(store, a_push())
    batches.prepare(store)
    left = found(batches.take(store, "dead"))
    pairs = [(MemberNumber(number), everybody[number]) for number in range(20)]
    had = store.keys.had(push.item)
    assert len(batches.claim(store, left, had, pairs, NOW.timestamp())) == 20
    grow_old(store, left)

    async def story(office: Office) -> None:
        await working([office.sender], until(lambda: is_done(store)))
        assert office.platform.got == dict.fromkeys(everybody[20:], 1)

    tell(store, story)
    expected = Progress(50, delivered=30, waiting=20)
    assert progress(store, push) == expected == counted(store, push.id, 50)
    assert X in answer(conversation(store), said(everybody[0], "今日"))


def test_i3_records_nothing_anew_for_a_sender_that_was_thought_dead(store: Store) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())
    batches.prepare(store)
    slow = found(batches.take(store, "dead"))
    had, mei = store.keys.had(push.item), [(MemberNumber(0), MEI)]
    assert batches.claim(store, slow, had, mei, NOW.timestamp()) == [0]
    grow_old(store, slow)
    taken = found(batches.take_over(store, "second"))
    assert batches.abandoned(store, taken) == 1
    batches.finish(store, taken)
    outcome = batches.Outcome(MemberNumber(0), Delivery.DELIVERED)
    batches.record(store, slow, store.keys.had(X), [outcome])
    batches.finish(store, slow)
    assert progress(store, push) == Progress(1, waiting=1) == counted(store, push.id, 1)
    assert is_done(store)


def test_i3_sends_nothing_to_who_fetched_it_meanwhile(store: Store) -> None:
    everybody = crowd(40)
    follow(store, *everybody, sends=5)
    push = begin(store, a_push())
    assert X in answer(conversation(store), said(everybody[7], "今日"))

    async def story(office: Office) -> None:
        await office.deliver()
        assert office.platform.asked[everybody[7]] == 0
        assert office.platform.got.total() == 39

    tell(store, story)
    assert progress(store, push) == Progress(40, delivered=40) == counted(store, push.id, 40)


def test_i3_claims_nobody_who_fetched_it_after_the_plan(store: Store) -> None:
    """Mei asks for it in the moment between being planned for and being claimed."""
    follow(store, MEI, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        made = office.engine.body_of

        def meanwhile(of: object) -> str:
            assert X in answer(conversation(store), said(MEI, "今日"))
            return made(push)

        office.engine.body_of = meanwhile
        await office.deliver()
        assert office.platform.asked.total() == 0

    tell(store, story)
    assert progress(store, push) == Progress(1, delivered=1) == counted(store, push.id, 1)


def test_i3_tries_no_second_time_where_the_platform_fell_silent(store: Store) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.script(MEI, [SILENT])
        for _ in range(2):
            await office.deliver()
        assert office.platform.got == {MEI: 1}

    tell(store, story)
    assert progress(store, push) == Progress(1, waiting=1)


def test_i5_sends_one_item_once_on_two_schedules(store: Store) -> None:
    """Both are due in one minute, so that neither was sent when the other was frozen."""
    everybody = crowd(10)
    follow(store, *everybody, sends=5)
    both = [begin(store, a_push(X, name)) for name in ("morning", "also")]

    async def story(office: Office) -> None:
        await office.deliver()
        assert office.platform.got == dict.fromkeys(everybody, 1)

    tell(store, story)
    assert [progress(store, push).delivered for push in both] == [10, 10]


def test_i5_sends_nothing_to_who_had_it_another_day(store: Store) -> None:
    follow(store, *crowd(10), sends=5)
    begin(store, a_push(X, "morning"))

    async def story(office: Office) -> None:
        await office.deliver()
        later = begin(store, a_push(X, "also"))
        await office.deliver()
        assert set(office.platform.got.values()) == {1}
        assert progress(store, later) == Progress(10, delivered=10)

    tell(store, story)


@pytest.mark.usefixtures("quick_beats")
def test_shows_that_it_lives_while_a_batch_takes_long(store: Store) -> None:
    follow(store, MEI, sends=5)
    begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.gate.clear()

        async def meanwhile() -> None:
            await office.platform.began.wait()
            try:
                for _ in range(3):
                    store.redis.delete(store.keys.heartbeats("sender"))
                    await until(lambda: heartbeats.alive(store, "sender") == 1, 1)
            finally:
                office.platform.gate.set()
            await until(lambda: is_done(store))

        await working([office.sender], meanwhile())

    tell(store, story)
    assert heartbeats.alive(store, "sender") == 0


@pytest.fixture
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "_BEAT", 0.05)


def test_finishes_what_is_in_flight_when_told_to_stop(store: Store) -> None:
    follow(store, *crowd(200), sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.gate.clear()

        async def meanwhile() -> None:
            await office.platform.began.wait()
            asyncio.get_running_loop().call_later(0.1, office.platform.gate.set)

        await working([office.sender], meanwhile())
        came = progress(store, push)
        assert came.delivered == office.platform.got.total() > 0
        assert came.delivered + came.sending == 200
        assert counted(store, push.id, 200) == came

    tell(store, story)


def a_suggestion(store: Store, *, sealed: bool) -> Receipt:
    code = Receipt("346789CDX")
    named = Contribution(code, Kind.SUGGESTION, "路灯", Author(MEI), NOW)
    write(store, anonymous(store, MEI, code) if sealed else named)
    return code


def accepted(store: Store, code: Receipt) -> None:
    streams.prepare(store, store.keys.moved(), "tellers")
    step = MoveRecord("ou", NOW, State.SUBMITTED, State.ACCEPTED)
    assert contributions.move(store, stored(store, code), step, "notice.accepted")


def queued(store: Store) -> int:
    return store.redis.llen(notices.queue_of(store, MEI))


@pytest.mark.parametrize("sealed", [False, True], ids=["named", "anonymous"])
def test_tells_an_author_at_once_where_a_window_is_open(store: Store, sealed: bool) -> None:
    code = a_suggestion(store, sealed=sealed)
    follow(store, MEI, sends=5)
    accepted(store, code)

    async def story(office: Office) -> None:
        asked = office.platform.got
        await working([office.sender], until(lambda: asked.total() == 1 and queued(store) == 0))
        ((openid, text),) = office.platform.texts
        assert (openid, code in text) == (MEI, True)

    tell(store, story)
    assert store.redis.hget(store.keys.member(MEI), "ll") == b"4"
    assert store.redis.xlen(store.keys.moved()) == 0


@pytest.mark.parametrize("sends", [0, 5], ids=["a shut window", "a refusal"])
def test_lets_a_notice_wait_that_cannot_leave_now(store: Store, sends: int) -> None:
    code = a_suggestion(store, sealed=True)
    follow(store, MEI, sends=sends)
    accepted(store, code)

    async def story(office: Office) -> None:
        office.platform.always = 45015
        await working([office.sender], until(lambda: queued(store) == 1))
        assert office.platform.got.total() == 0

    tell(store, story)
    assert code in answer(conversation(store), said(MEI, "你好", 9))
    assert queued(store) == 0


def test_tells_an_author_once_with_two_senders_on_one_entry(store: Store) -> None:
    """One was slow, and the other took its entry over."""
    code = a_suggestion(store, sealed=False)
    follow(store, MEI, sends=5)
    accepted(store, code)

    async def story(office: Office) -> None:
        (entry,) = streams.take(store, store.keys.moved(), "tellers", "slow")
        for _ in range(2):
            await office.sender.teller.tell(entry)
        assert office.platform.got == {MEI: 1}

    tell(store, story)
    assert queued(store) == 0
