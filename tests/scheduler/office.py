"""One scheduler's world, whose clock the test holds."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from bot.delivery.media.forgetting import delete
from bot.members.erasing import Places
from bot.model.ids import ItemId, ScheduleId
from bot.model.push import PushState, Schedule
from bot.scheduler.jobs import followers, on_the_hour, silence
from bot.scheduler.jobs import pushes as pushing
from bot.scheduler.process import Leader
from bot.scheduler.world import World
from bot.store import pushes, schedules
from bot.store.base import Store
from bot.store.tokens import SharedToken
from bot.wechat.platform import Platform
from bot.wechat.tokens import Tokens
from tests.emulator.running import APP_ID, APP_SECRET
from tests.store.people import DAY, ITEMS, LIBRARY, NOW, TRACK, ZONE, conversation

NOWHERE = "http://127.0.0.1:9"


class Office:
    """A scheduler process by its name. `now` is its clock."""

    def __init__(self, store: Store, name: str, api: str = NOWHERE) -> None:
        self.store, self.now = store, NOW
        self.leader = Leader(store, name)
        self.leader.beat()
        self.platform = Platform(Tokens(SharedToken(store), api, APP_ID, APP_SECRET))
        self.conversation = conversation(store)
        self.folder = Path("/nonexistent")  # where files of members would lie

    @property
    def world(self) -> World:
        return World(
            store=self.store,
            library=LIBRARY,
            zone=ZONE,
            now=lambda: self.now,
            platform=self.platform,
            conversation=self.conversation,
            fence=lambda: self.leader.fence,
            places=Places(self.folder, ITEMS, partial(delete, self.folder / "media", self.store)),
        )

    def push(self) -> None:
        pushing.run(self.world)

    def read_followers(self) -> None:
        followers.run(self.world)

    def notice_silence(self) -> None:
        silence.run(self.world)

    def strike(self) -> None:
        on_the_hour.run(self.world)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """An instant, by the account's own clock."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def schedule(store: Store, name: str = "daily", hour: int = 8, made: date = DAY) -> Schedule:
    """A daily one, made in the night before its first push."""
    one = Schedule(ScheduleId(name), TRACK, time(hour), since=at(0, day=made))
    schedules.save(store, one)
    return one


def made(store: Store) -> list[tuple[date, ItemId, bool]]:
    """All pushes, oldest first: study day, item, and whether it went out."""
    found = sorted(pushes.newest(store, 99), key=lambda one: one.study_day)
    return [(one.study_day, one.item, one.state is not PushState.MISSED) for one in found]


def days(count: int) -> timedelta:
    return timedelta(days=count)
