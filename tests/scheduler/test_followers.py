from collections.abc import Iterator

import pytest

from bot.model.ids import OpenId
from bot.scheduler.jobs import followers
from bot.store import members, trouble
from bot.store.base import Store
from bot.wechat.errors import PlatformRefused, PlatformSilent
from bot.wechat.platform import Platform
from tests.emulator.running import RunningEmulator
from tests.scheduler.office import Office
from tests.store.people import MEI, OU, SOL, answer, event

NEW = "oStudyMember_000000000000001"


@pytest.fixture
def reading(store: Store, emulator: RunningEmulator) -> Office:
    """A scheduler that the emulator answers."""
    return Office(store, "first", emulator.address)


def follows(store: Store) -> dict[str, bool]:
    return {one.openid: one.follows for one in members.by_numbers(store, range(100))}


def test_takes_all_who_follow(reading: Office) -> None:
    reading.read_followers()
    assert follows(reading.store) == {MEI: True, OU: True, SOL: True}
    assert members.followers_tried(reading.store)


def test_takes_who_is_new_and_marks_who_left(reading: Office, emulator: RunningEmulator) -> None:
    reading.read_followers()
    emulator.unfollow(OU)
    emulator.follow(NEW)
    reading.read_followers()
    assert follows(reading.store) == {MEI: True, OU: False, SOL: True, NEW: True}
    emulator.follow(OU)
    reading.read_followers()
    assert follows(reading.store)[OU]
    assert members.number_of(reading.store, OU) == 1


class While(Platform):
    """The platform, and something that happens while its list is being read."""

    def __init__(self, office: Office, who: OpenId, name: str) -> None:
        super().__init__(office.platform._tokens)
        self._office, self._who, self._event = office, who, name

    def followers(self) -> Iterator[list[OpenId]]:
        yield from super().followers()
        answer(self._office.conversation, event(self._who, self._event), self._office.now)


def test_keeps_who_came_back_while_it_read(reading: Office, emulator: RunningEmulator) -> None:
    reading.read_followers()
    emulator.unfollow(OU)
    reading.read_followers()
    reading.platform = While(reading, OU, "subscribe")
    reading.read_followers()
    assert follows(reading.store) == {MEI: True, OU: True, SOL: True}


def test_does_not_take_back_who_left_while_it_read(reading: Office) -> None:
    reading.read_followers()
    reading.platform = While(reading, OU, "unsubscribe")
    reading.read_followers()
    assert follows(reading.store)[OU] is False


def test_marks_nobody_where_the_platform_is_silent(office: Office) -> None:
    members.follow(office.store, [MEI])
    with pytest.raises(PlatformSilent):
        office.read_followers()
    assert follows(office.store) == {MEI: True}
    assert not members.followers_tried(office.store)


def test_marks_nobody_where_the_platform_refuses(store: Store, emulator: RunningEmulator) -> None:
    office = Office(store, "first", emulator.address)
    office.platform = Platform(office.platform._tokens)
    members.follow(store, [OpenId("oNobody0000000000000000000001")])
    store.redis.set(store.keys.token(), "worn-out")
    emulator.reset()
    office.read_followers()
    assert follows(store)[MEI]


def test_reads_the_first_time_until_it_has_read(reading: Office) -> None:
    followers.first(reading.world)
    members.follow(reading.store, [OpenId("oNobody0000000000000000000001")])
    followers.first(reading.world)
    assert follows(reading.store)["oNobody0000000000000000000001"]


def test_notes_a_refusal_and_asks_again_in_a_while(store: Store, emulator: RunningEmulator) -> None:
    office = Office(store, "first", emulator.address)
    wrong = office.platform._tokens
    object.__setattr__(wrong, "secret", "not the secret")
    with pytest.raises(PlatformRefused) as refused:
        office.read_followers()
    assert set(trouble.noted(store)) == {refused.value.code}
    assert 0 < store.redis.ttl(store.keys.followers_refused()) <= 600
    assert members.followers_tried(store)
