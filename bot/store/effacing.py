"""What becomes of a contribution whose author is erased: it goes, or its words stay alone (I9)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.contribution import Contribution, MoveRecord, State
from bot.store import picks, shown
from bot.store.base import Store
from bot.store.contributions import move_json
from bot.store.writes import Write


def goes(store: Store, one: Contribution, now: datetime) -> list[Write]:
    """Give what takes it away wholly, if it still stands as it was read."""
    keys = store.keys
    record = keys.contribution(one.receipt)
    lists = (keys.contributions(), *(keys.listed(one.kind, state) for state in State))
    return [
        Write("DEL", record, expects=("state", one.state)),
        Write("DEL", keys.moves(one.receipt)),
        *(Write("ZREM", name, (one.receipt,)) for name in (*lists, *_picked(store, one, now))),
        *shown.forgets(store, one),
    ]


def _picked(store: Store, one: Contribution, now: datetime) -> list[str]:
    """Name the lists that it may stand in, if organisers recommended it."""
    days = range(-1, picks.LIFE.days + 1) if one.picked else ()
    return [store.keys.picks(now.date() - timedelta(days=day)) for day in days]


def stays(store: Store, one: Contribution, steps: Sequence[MoveRecord]) -> list[Write]:
    """Give what leaves of it the text and what was done about it, if it stands as it was read.

    The empty author tells it from an anonymous one, which has none. What its author gave as their
    reasons (of a grade, say) are their words too, and go.
    """
    record, history = store.keys.contribution(one.receipt), store.keys.moves(one.receipt)
    made = [
        Write("HSET", record, ("author", ""), expects=("state", one.state)),
        Write("HDEL", record, ("message_id", "attachments")),
    ]
    for place, step in enumerate(steps):
        if not step.by and step.reason:
            made.append(Write("LSET", history, (place, move_json(replace(step, reason="")))))
    return made
