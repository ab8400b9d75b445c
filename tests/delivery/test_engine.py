"""Each answer of the platform, and what the table makes of it (I11)."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.delivery import engine
from bot.delivery.actions import Action, Actions
from bot.model.push import Delivery, Progress, PushState
from bot.settings import table
from bot.store import batches, members, pushes, trouble
from bot.store.base import Store
from tests.delivery.office import Office, counted, crowd, progress, tell
from tests.delivery.platform import NOISE, SILENT, Answer
from tests.store.people import MEI, NOW, OU, SOL, X, a_push, begin, follow, found, ledger

DELIVERED, WAITING, UNREACHED = Delivery.DELIVERED, Delivery.WAITING, Delivery.UNREACHED


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_WAITS", (0.01, 0.02, 0.03))


@pytest.mark.parametrize(
    ("answers", "became", "asked"),
    [
        ([0], DELIVERED, 1),
        ([-1, 0], DELIVERED, 2),
        ([45011, -1, 45066, 0], DELIVERED, 4),
        ([-1, -1, -1, -1, 0], WAITING, 4),
        ([40001, 0], DELIVERED, 2),
        ([42001, 40014], WAITING, 2),
        ([45015], WAITING, 1),
        ([45047], WAITING, 1),
        ([43004], UNREACHED, 1),
        ([48002], UNREACHED, 1),
        ([45009], WAITING, 1),
        ([48001], WAITING, 1),
        ([45002], WAITING, 1),
        ([987654], WAITING, 1),
        ([SILENT], WAITING, 1),
        ([NOISE], WAITING, 1),
    ],
    ids=str,
)
def test_ends_in_the_state_that_the_table_says(
    store: Store, answers: Sequence[Answer], became: Delivery, asked: int
) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.script(MEI, answers)
        await office.deliver()
        assert office.platform.asked[MEI] == asked

    tell(store, story)
    assert ledger(store, push.id, 0) == [became]
    assert progress(store, push) == Progress(1, **{became.name.lower(): 1})
    perhaps = answers[0] in {SILENT, NOISE}  # who may have it is not sent it by another push (I5)
    assert store.redis.getbit(store.keys.had(X), 0) == int(became is DELIVERED or perhaps)
    assert found(pushes.read(store, push.id)).state is PushState.DONE


@pytest.mark.parametrize("code", [43004, 48002, 70000])
def test_keeps_why_somebody_was_not_reached(store: Store, code: int) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.script(MEI, [code])
        await office.deliver()

    tell(store, story)
    assert store.redis.hgetall(store.keys.unreached(push.id)) == {b"0": str(code).encode()}
    assert trouble.noted(store) == {code: (NOW, 1)}


@pytest.mark.parametrize("code", [45009, 48001, 45002, 987654])
def test_lets_a_channel_rest_and_the_others_wait(store: Store, code: int) -> None:
    """A quota, a right or a mistake of ours: nobody else is sent to, all wait."""
    everybody = crowd(200)
    follow(store, *everybody, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.always = code
        await office.deliver()
        assert office.platform.asked.total() <= 64

    tell(store, story)
    assert progress(store, push) == Progress(200, waiting=200) == counted(store, push.id, 200)
    assert trouble.paused(store, "custom") == code
    assert 0 < store.redis.ttl(store.keys.channel_paused("custom")) <= 600


def test_sends_by_no_channel_that_rests(store: Store) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())
    trouble.pause(store, "custom", 45009, 60)

    async def story(office: Office) -> None:
        await office.deliver()
        assert office.platform.asked.total() == 0

    tell(store, story)
    assert progress(store, push) == Progress(1, waiting=1)
    assert store.redis.hget(store.keys.member(MEI), "ll") == b"5"


@pytest.mark.parametrize("code", [40013, 40125, 40164])
def test_waits_where_it_gets_no_token(store: Store, code: int) -> None:
    follow(store, MEI, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.refuses_credentials = code
        await office.deliver()

    tell(store, story)
    assert progress(store, push) == Progress(1, waiting=1)
    assert trouble.paused(store, "custom") == code


def test_renews_a_token_once_for_all(store: Store) -> None:
    everybody = crowd(100)
    follow(store, *everybody, sends=5)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        office.platform.good_from = 2
        await office.deliver()
        assert office.platform.tokens == 2
        assert set(office.platform.got.values()) == {1}

    tell(store, story)
    assert progress(store, push) == Progress(100, delivered=100)


def test_reaches_each_as_far_as_it_can(store: Store) -> None:
    """Open windows, shut ones, refusals and somebody who left, in one push."""
    everybody = crowd(40)
    follow(store, *everybody[:30], sends=1)
    follow(store, *everybody[30:], sends=0)
    push = begin(store, a_push())
    members.unfollow(store, everybody[0], members.versions(store)[everybody[0]], NOW)

    async def story(office: Office) -> None:
        answers: list[Answer] = [43004, SILENT, 45015, -1]
        for one, answer in zip(everybody[1:5], answers, strict=True):
            office.platform.script(one, [answer])
        await office.deliver()
        assert set(office.platform.got) == {*everybody[4:30], everybody[2]}
        assert set(office.platform.got.values()) == {1}

    tell(store, story)
    expected = Progress(audience=40, delivered=26, waiting=12, unreached=2)
    assert progress(store, push) == expected == counted(store, push.id, 40)


def test_says_the_pushs_own_words(store: Store) -> None:
    follow(store, MEI, sends=5)
    begin(store, a_push())

    async def story(office: Office) -> None:
        await office.deliver()
        assert office.platform.texts == [(MEI, X)]

    tell(store, story)


def test_stops_between_two_chunks_and_leaves_the_rest_queued(store: Store) -> None:
    follow(store, *crowd(200), sends=1)
    push = begin(store, a_push())

    async def story(office: Office) -> None:
        batches.prepare(office.store)
        batch = found(batches.take(office.store, "first"))
        office.platform.gate.clear()
        working = asyncio.create_task(office.engine.work(batch))
        await office.platform.began.wait()
        office.engine.stopping.set()
        office.platform.gate.set()
        assert await working is False

    tell(store, story)
    came = progress(store, push)
    assert came == counted(store, push.id, 200)
    assert (came.delivered + came.sending, came.delivered <= 64) == (200, True)
    assert Delivery.CLAIMED not in ledger(store, push.id, *range(200))


def test_sends_nothing_of_a_push_that_is_gone(store: Store) -> None:
    follow(store, MEI, OU, SOL, sends=5)
    push = begin(store, a_push())
    store.redis.delete(store.keys.push(push.id))

    async def story(office: Office) -> None:
        await office.deliver()
        assert office.platform.asked.total() == 0

    tell(store, story)


def test_knows_an_action_for_every_code() -> None:
    actions = Actions(table("platform")["errors"])
    assert actions.of(123456) is Action.PERSON
    listed = table("platform")["errors"]
    assert {name: {actions.of(code) for code in codes} for name, codes in listed.items()} == {
        name: {Action(name)} for name in listed
    }
