"""Console sessions, kept here by a hash of the cookie: who reads the store can take none over."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store.base import Store

LIFE = 12 * 3600
"""Seconds that a session lasts after the last click."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in of one user. `mark` names it to people; `content` is the console's own."""

    mark: str
    user: str
    started: datetime
    content: dict[str, Any]


def mark_of(token: str) -> str:
    """Give the mark of a cookie's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(store: Store, user: str, content: dict[str, Any], now: datetime) -> str:
    """Begin a session; gives the token for the cookie, which is kept nowhere else."""
    of_user(store, user)  # forgets those that ran out, so that the set stays small
    token = secrets.token_urlsafe(32)
    session = Session(mark_of(token), user, now, content)
    pipe = store.redis.pipeline()
    pipe.set(store.keys.session(session.mark), _to_json(session), ex=LIFE)
    pipe.sadd(store.keys.sessions_of(user), session.mark)
    pipe.execute()
    return token


def _to_json(session: Session) -> str:
    started = session.started.isoformat()
    return json.dumps({"user": session.user, "started": started, "content": session.content})


def _load(mark: str, raw: bytes) -> Session:
    got = json.loads(raw)
    return Session(mark, got["user"], datetime.fromisoformat(got["started"]), got["content"])


def read(store: Store, token: str) -> Session | None:
    """Read the session of a token, if it has neither run out nor been ended."""
    mark = mark_of(token)
    raw = store.redis.get(store.keys.session(mark))
    return None if raw is None else _load(mark, raw)


def save(store: Store, session: Session) -> None:
    """Keep a session's content, and let it last anew. One that was ended stays ended."""
    pipe = store.redis.pipeline()
    pipe.set(store.keys.session(session.mark), _to_json(session), ex=LIFE, xx=True)
    pipe.execute()


def slide(store: Store, session: Session) -> None:
    """Let a session last anew."""
    store.redis.expire(store.keys.session(session.mark), LIFE)


def end(store: Store, user: str, mark: str) -> None:
    """End one session of a user."""
    pipe = store.redis.pipeline()
    pipe.delete(store.keys.session(mark))
    pipe.srem(store.keys.sessions_of(user), mark)
    pipe.execute()


def of_user(store: Store, user: str) -> list[Session]:
    """List a user's open sessions, oldest first, and forget the marks of those that ran out."""
    marks = [mark.decode() for mark in store.redis.smembers(store.keys.sessions_of(user))]
    if not marks:
        return []
    raws = store.redis.mget([store.keys.session(mark) for mark in marks])
    gone = [mark for mark, raw in zip(marks, raws, strict=True) if raw is None]
    if gone:
        store.redis.srem(store.keys.sessions_of(user), *gone)
    found = [_load(mark, raw) for mark, raw in zip(marks, raws, strict=True) if raw is not None]
    return sorted(found, key=lambda one: one.started)


def end_all(store: Store, user: str) -> int:
    """End all sessions of a user; gives how many there were."""
    found = of_user(store, user)
    for session in found:
        end(store, user, session.mark)
    return len(found)
