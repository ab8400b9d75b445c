"""Mei, Ou and Sol, what they say, and a bot that answers them over a real store."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.conversation.answering import Conversation
from bot.conversation.turn import House
from bot.main.answering import openings
from bot.model.ids import ItemId, OpenId, PushId, ScheduleId, TrackId
from bot.model.incoming import Incoming
from bot.model.item import Depth, StudyItem, Track
from bot.model.push import Push
from bot.push import pushing
from bot.store import members, pushes
from bot.store.base import Store
from bot.store.client import Value
from bot.study.library import Library
from bot.texts import load

MEI = OpenId("oTiantianDemoMember000000001")
OU = OpenId("oTiantianDemoMember000000002")
SOL = OpenId("oTiantianDemoMember000000003")

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
"""Ten in the morning of a Wednesday, in the account's zone."""
DAY = date(2026, 3, 4)

TRACK = TrackId("law")
ITEMS = tuple(ItemId(f"law/{number:03}-lesson") for number in (1, 2, 3))
X, Y, Z = ITEMS

_Found = TypeVar("_Found")


def found(thing: _Found | None) -> _Found:
    """Take what must be there."""
    assert thing is not None
    return thing


def study_item(id_: ItemId) -> StudyItem:
    return StudyItem(
        id=id_,
        track=TRACK,
        title=f"题目 {id_}",
        theme="law",
        depth=Depth.SEE,
        source="公报",
        source_url="https://example.org/",
        checked=DAY,
        question="怎么看？",
        quiz=(),
        body="一段正文。",
    )


TEXTS = load("zh_CN")
ENGLISH = load("en")
OPENINGS = openings()
LIBRARY = Library((Track(TRACK, "身边的法", "", 1, tuple(map(study_item, ITEMS))),))


def conversation(store: Store) -> Conversation:
    """One web process's."""
    house = House(item=lambda item: f"http://x/{item}", column="http://x/column/", contact="王老师")
    return Conversation(
        store=store,
        library=LIBRARY,
        texts=TEXTS,
        house=house,
        zone=ZONE,
        openings=OPENINGS,
        catalogues={"zh_CN": TEXTS, "en": ENGLISH},
    )


def said(who: OpenId, text: str, number: int = 1, at: datetime = NOW) -> Incoming:
    return Incoming(who, "gh_office", at, "text", str(number), {"Content": text})


def event(who: OpenId, name: str, at: datetime = NOW, **fields: str) -> Incoming:
    return Incoming(who, "gh_office", at, "event", None, {"Event": name, **fields})


def answer(bot: Conversation, message: Incoming, now: datetime = NOW) -> str:
    return bot.answer(message, now, str)


def follow(store: Store, *openids: OpenId, sends: int = 0, now: datetime = NOW) -> None:
    """Let people follow; with `sends` their window is open for so many messages."""
    members.follow(store, openids)
    window: dict[str, Value] = {"lu": int((now + timedelta(hours=48)).timestamp()), "ll": sends}
    for openid in openids:
        store.redis.hset(store.keys.member(openid), mapping=window)


def a_push(item: ItemId = X, name: str = "daily", day: date = DAY, now: datetime = NOW) -> Push:
    return Push(PushId(f"{name}.{day}"), item, day, ScheduleId(name), now)


def begin(store: Store, push: Push) -> Push:
    """Create a push and freeze its audience."""
    assert pushes.create(store, push, None)
    pushing.freeze(store, push)
    return found(pushes.read(store, push.id))


def ledger(store: Store, push: PushId, *numbers: int) -> list[int]:
    """What became of members, by their numbers."""
    gets = [part for number in numbers for part in ("GET", "u4", f"#{number}")]
    states: list[int] = store.redis.execute_command("BITFIELD", store.keys.ledger(push), *gets)
    return states
