"""Binding: who has a name and a code, wrong guesses, and what binding writes."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.model.ids import EntryId, OpenId
from bot.model.roster import Candidate, Entry, folded
from bot.store.base import Store
from bot.store.roster import load
from bot.store.writes import Write

_DAY = 86_400


def hand_out(store: Store, codes: Sequence[tuple[Entry, str]], until: datetime) -> None:
    """Keep new codes for these entries, hashed; older ones no longer count."""
    pipe = store.redis.pipeline()
    for entry, code in codes:
        held = {"mark": code_mark(store, entry.id, code), "until": int(until.timestamp())}
        pipe.hset(store.keys.bind_codes(), mapping={entry.id: json.dumps(held)})
        pipe.hdel(store.keys.code_guesses(), entry.id)
    pipe.execute()


def code_mark(store: Store, id_: EntryId, code: str) -> str:
    """Give what is kept of a code."""
    return store.sealer.mark("bind", id_, code)


def named(store: Store, name: str) -> list[Candidate]:
    """Find all who have this name, with who is bound to them and the code they have."""
    raw = store.redis.hget(store.keys.roster_names(), folded(name))
    ids = [EntryId(one) for one in json.loads(raw)] if raw else []
    pipe = store.redis.pipeline(transaction=False)
    for id_ in ids:
        for key in _read(store):
            pipe.hget(key, id_)
    answers = pipe.execute() if ids else []
    return list(_candidates(ids, answers))


def _read(store: Store) -> tuple[str, ...]:
    keys = store.keys
    return keys.roster(), keys.bound(), keys.bind_codes(), keys.code_guesses()


def _candidates(ids: Sequence[EntryId], answers: Sequence[bytes | None]) -> Iterator[Candidate]:
    for at, id_ in enumerate(ids):
        raw, openid, code, guessed = answers[4 * at : 4 * at + 4]
        if raw is None:
            continue
        held: dict[str, Any] = json.loads(code) if code else {"mark": "", "until": 0}
        yield Candidate(
            entry=load(id_, raw),
            raw=raw.decode(),
            openid=OpenId(openid.decode()) if openid else None,
            code=held["mark"],
            until=datetime.fromtimestamp(held["until"], UTC),
            guessed=int(guessed or 0),
        )


def guesses(store: Store, openid: OpenId) -> int:
    """Count a member's wrong guesses of the last day."""
    return int(store.redis.get(_guesses(store, openid)) or 0)


def _guesses(store: Store, openid: OpenId) -> str:
    return store.keys.guesses(store.sealer.mark("guesses", openid))


def counts_guess(store: Store, openid: OpenId, at: Sequence[EntryId]) -> list[Write]:
    """Give what a commit writes of a wrong guess, by this member and at these entries."""
    key, codes = _guesses(store, openid), store.keys.code_guesses()
    tried = [Write("HINCRBY", codes, (id_, 1)) for id_ in at]
    return [Write("INCR", key), Write("EXPIRE", key, (_DAY,)), *tried]


def binds(store: Store, openid: OpenId, found: Candidate) -> list[Write]:
    """Give what a commit writes when a member is bound: nobody else may be, the entry unchanged."""
    keys, id_ = store.keys, found.entry.id
    return [
        Write("HSET", keys.bound(), (id_, openid), expects=(id_, "")),
        Write("HSET", keys.roster(), (id_, found.raw), expects=(id_, found.raw)),
        Write("HDEL", keys.bind_codes(), (id_,)),
    ]


def forgets(store: Store, id_: EntryId) -> list[Write]:
    """Give what a commit writes when a member is erased: their entry is free again."""
    return [Write("HDEL", store.keys.bound(), (id_,))] if id_ else []
