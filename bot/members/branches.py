"""Branches as somebody writes them."""

import re

from bot.model.ids import BranchId

LONGEST = 60
"""Characters of a path."""

_DEEPEST = 4
_PART = re.compile(r"[^/:\x00-\x1f]{1,30}")


def branch_of(written: str) -> BranchId | None:
    """Read a path as somebody wrote it; None where it is none."""
    parts = [part.strip() for part in re.split(r"[/／>＞]", written.strip().strip("/／"))]
    path = "/".join(parts)
    sound = 0 < len(parts) <= _DEEPEST and len(path) <= LONGEST and all(map(_sound, parts))
    return BranchId(path) if sound else None


def _sound(part: str) -> bool:
    return _PART.fullmatch(part) is not None
