"""Numbers in a body: JSON's `true` is none of them, though Python counts with it."""

from typing import TypeGuard


def is_whole(given: object) -> TypeGuard[int]:
    return isinstance(given, int) and not isinstance(given, bool)
