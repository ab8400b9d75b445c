"""Console users: a name, a password's hash, a role."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.model.role import Role
from bot.store import sessions
from bot.store.base import Store

NAME = re.compile(r"[a-z0-9._-]{2,40}")
"""What a user may be called."""


@dataclass(frozen=True, slots=True)
class User:
    """One user. `hash` is the password's, with salt and cost in it."""

    name: str
    hash: str
    role: Role
    created: datetime


def add(store: Store, user: User) -> bool:
    """Add a user; False, and nothing changed, where the name is taken."""
    record = store.keys.user(user.name)
    pipe = store.redis.pipeline()
    pipe.hsetnx(record, "hash", user.hash)
    pipe.hsetnx(record, "role", user.role)
    pipe.hsetnx(record, "created", user.created.isoformat())
    pipe.sadd(store.keys.users(), user.name)
    return bool(pipe.execute()[0])


def read(store: Store, name: str) -> User | None:
    """Read one user."""
    hash_, role, created = store.redis.hmget(store.keys.user(name), ("hash", "role", "created"))
    if hash_ is None or role is None or created is None:
        return None
    made = datetime.fromisoformat(created.decode())
    return User(name, hash_.decode(), Role(role.decode()), made)


def read_all(store: Store) -> list[User]:
    """Read all users, by name."""
    names = sorted(name.decode() for name in store.redis.smembers(store.keys.users()))
    return [user for user in (read(store, name) for name in names) if user is not None]


def set_password(store: Store, name: str, hash_: str) -> bool:
    """Change a user's password and end all their sessions; False where there is no such user."""
    if read(store, name) is None:
        return False
    store.redis.hset(store.keys.user(name), "hash", hash_)
    sessions.end_all(store, name)
    return True
