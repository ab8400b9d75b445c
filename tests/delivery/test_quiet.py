import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.delivery.quiet import quiet_hours
from bot.store import streams
from bot.store.base import Store
from tests.delivery.office import Office, tell
from tests.delivery.test_sender import a_suggestion, accepted, queued
from tests.store.people import MEI, ZONE, answer, conversation, follow, said


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 3, 4), time(hour, minute), ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "loud", "quiet"),
    [
        ([], [0, 12, 23], []),
        (["22:00", "07:00"], [7, 12, 21], [22, 23, 0, 6]),
        (["12:00", "14:00"], [0, 11, 14], [12, 13]),
    ],
)
def test_is_quiet_by_the_accounts_clock(
    hours: list[str], loud: list[int], quiet: list[int]
) -> None:
    told = quiet_hours(hours, ZONE)
    assert [hour for hour in loud if told(at(hour))] == []
    assert [hour for hour in quiet if not told(at(hour))] == []
    assert not hours or told(at(int(hours[0][:2]), 30))


def test_lets_a_notice_wait_in_quiet_hours(store: Store) -> None:
    code = a_suggestion(store, sealed=False)
    follow(store, MEI, sends=5)
    accepted(store, code)

    async def story(office: Office) -> None:
        teller = replace(office.sender.teller, quiet=lambda now: True)
        (entry,) = await asyncio.to_thread(
            streams.take, store, store.keys.moved(), "tellers", "first"
        )
        await teller.tell(entry)
        assert office.platform.got.total() == 0

    tell(store, story)
    assert store.redis.hget(store.keys.member(MEI), "ll") == b"5"
    assert queued(store) == 1
    assert code in answer(conversation(store), said(MEI, "你好", 9))
