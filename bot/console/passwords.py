"""Passwords: Argon2id with the library's own costs (RFC 9106, the low-memory choice)."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """Give the hash to be kept, with its salt and costs in it."""
    return _HASHER.hash(password)


@cache
def _decoy() -> str:
    return hashed(secrets.token_hex(16))


def fits(password: str, kept: str | None) -> bool:
    """Tell whether a password has this hash; without one it takes as long to say no."""
    decoy = _decoy()  # before the choice: made once, and for whoever comes first
    try:
        return _HASHER.verify(kept or decoy, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
