"""A receipt code at the head of a command's content, and what follows it."""

import re
from dataclasses import dataclass

from bot.contributions.receipts import nearly, recognise
from bot.conversation.folding import folded
from bot.model.ids import Receipt

_CODE = re.compile(
    r"[\s#「【\[(]*(?:回执号?|receipt)?[\s:]*"
    r"([0-9a-z](?:[ -]?[0-9a-z]){8}|[0-9a-z]{8}|[0-9a-z]{10})(?![0-9a-z])[」】\])]*[\s:,、。.]*"
)


@dataclass(frozen=True, slots=True)
class Coded:
    """What a content begins with. `wrong`: surely a code, but mistyped; `rest`: to the letter."""

    receipt: Receipt | None
    rest: str
    wrong: bool = False


def coded(content: str) -> Coded:
    """Take a receipt off the head of a content, however it is spaced and marked."""
    seen = folded(content)
    match = _CODE.match(seen.chars)
    if match is None:
        return Coded(None, content)
    receipt, rest = recognise(match.group(1)), seen.rest(match.end())
    if receipt is not None:
        return Coded(receipt, rest)
    return Coded(None, rest, wrong=True) if nearly(match.group(1)) else Coded(None, content)


def begins_with_a_code(content: str) -> bool:
    """Tell whether a content begins with a code, or is a mistyped one."""
    found = coded(content)
    return found.receipt is not None or (found.wrong and not found.rest.strip())


def has_a_code(content: str) -> bool:
    """Tell whether a content begins with a right code."""
    return coded(content).receipt is not None


def only_a_code(content: str) -> bool:
    """Tell whether a content is a code, right or mistyped, and nothing else."""
    found = coded(content)
    return (found.receipt is not None or found.wrong) and not found.rest.strip()
