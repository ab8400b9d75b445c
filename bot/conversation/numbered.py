"""A topic's number at the head of a content, as members write it: ``3 …``, ``3：…``, ``3 2``."""

import re

from bot.conversation.folding import folded

_NUMBER = re.compile(r"\s*([1-9][0-9]{0,5})(?:\s*[:,、]\s*|\s+|\s*$)")
_PLACES = re.compile(r"\s*([0-9]{1,6})(?:[\s:,、/-]+([1-9][0-9]{0,3}))?[\s.。]*")


def headed(content: str) -> tuple[int, str] | None:
    """Give the number that heads a content and what follows it, to the letter."""
    seen = folded(content)
    match = _NUMBER.match(seen.chars)
    return (int(match.group(1)), seen.rest(match.end())) if match else None


def place(content: str) -> tuple[int, int] | None:
    """Read a topic's number and a page, from 1; None where the content is anything else."""
    match = _PLACES.fullmatch(folded(content).chars)
    return (int(match.group(1)), int(match.group(2) or 1)) if match else None
