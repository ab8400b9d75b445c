"""Posts in a store, and what becomes of them, for the tests of what is shown."""

from dataclasses import replace
from datetime import timedelta

from bot.contributions import handing_in, receipts
from bot.contributions.handing_in import Words
from bot.model.contribution import Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.store import contributions
from bot.store.base import Store
from bot.store.client import Value
from bot.store.writes import Write
from tests.store.people import NOW, X

CONSENT = f"1 {int(NOW.timestamp())} 2026-11"


def agrees(store: Store, *openids: OpenId, given: bool = True) -> None:
    """Let people follow, and let their words be shown or not."""
    for openid in openids:
        fields: dict[str, Value] = {"f": 1, "s": CONSENT if given else "0" + CONSENT[1:]}
        store.redis.hset(store.keys.member(openid), mapping=fields)


def run(store: Store, writes: list[Write]) -> None:
    """Do what a commit would."""
    pipe = store.redis.pipeline()
    for write in writes:
        pipe.execute_command(write.command, write.key, *write.arguments)
    pipe.execute()


def post(
    store: Store,
    author: OpenId,
    text: str = "好",
    *,
    minute: int = 0,
    topic: str | None = X,
    reply_to: Receipt | None = None,
    kind: Kind = Kind.DISCUSSION,
    state: State = State.ACCEPTED,
) -> Contribution:
    """Hand one in, already reviewed unless said otherwise."""
    at = NOW + timedelta(minutes=minute)
    made = handing_in.named(kind, Words(text), author, receipts.draw(), at, X)
    kept = replace(made, topic=topic, reply_to=reply_to, state=state)
    run(store, contributions.writes(store, kept, at.timestamp()))
    return kept


def moves(store: Store, one: Contribution, after: State) -> None:
    """Let the office move one that is accepted."""
    step = MoveRecord("ou", NOW, State.ACCEPTED, after, "看看")
    assert contributions.move(store, one, step, "notice.hidden")
