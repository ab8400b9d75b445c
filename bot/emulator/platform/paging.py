"""Lists that are asked for page by page: `offset`, and a `count` of 1 to 20."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from bot.emulator.errors import PlatformError
from bot.emulator.platform.whole import is_whole

Item = TypeVar("Item")


def page_of(items: Sequence[Item], body: Mapping[str, Any], most: int) -> Sequence[Item]:
    """Raises PlatformError 40097: what forum threads show for a bad, or missing, count."""
    offset, count = body.get("offset"), body.get("count")
    if not is_whole(offset) or not is_whole(count) or offset < 0 or not 1 <= count <= most:
        raise PlatformError(40097, f"hint: [offset from 0, count 1 to {most}]")
    return items[offset : offset + count]


def listed(total: int, items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    return {"total_count": total, "item_count": len(items), "item": items}
