"""Opening a console user's account and changing its password: what `users add|passwd` call."""

from datetime import datetime

from bot.console.passwords import hashed
from bot.model.role import Role
from bot.model.say import Refusal
from bot.store import users
from bot.store.base import Store

SHORTEST = 10
"""Characters that a password has at least."""

LONGEST = 200
"""And at most: hashing what is endless would keep a thread busy."""


def open_account(store: Store, name: str, password: str, role: Role, now: datetime) -> None:
    """Add a user. Raises `Refusal` for a bad or taken name, or a password too short or long."""
    if not users.NAME.fullmatch(name):
        raise Refusal("console.account.name")
    user = users.User(name, _hashed(password), role, now)
    if not users.add(store, user):
        raise Refusal("console.account.taken", name=name)


def change_password(store: Store, name: str, password: str) -> None:
    """Change a password and end all the user's sessions. Raises `Refusal` as above."""
    if not users.set_password(store, name, _hashed(password)):
        raise Refusal("console.account.unknown", name=name)


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refusal("console.account.password", shortest=SHORTEST, longest=LONGEST)
    return hashed(password)
