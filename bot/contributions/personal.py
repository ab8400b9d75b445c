"""Numbers that belong to a person: Chinese mobile numbers, identity cards, bank cards.

They are found however they are typed: in full width, as Chinese numerals, with blanks, hyphens,
or nearly anything else between. Prices and years are none, not even a row of them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

_NUMERALS = str.maketrans(dict(zip("〇零一二三四五六七八九幺", "001234567891", strict=True)))
_INVISIBLE = frozenset({"Cf", "Mn"})
_TOKEN = re.compile(r"[0-9]+x?|(?<![a-z])x")
_WIDEST = 4
"""Characters that may stand between two groups of one number."""

_LONGEST = 19
_LISTING = frozenset(",;、，；。：\n")
"""What parts the entries of a list, and seldom the groups of one number."""

_PHONE = re.compile(r"(?:(?:00)?86)?1[3-9][0-9]{9}")
_PHONE_SHAPES = frozenset({(3, 4, 4), (3, 8), (7, 4)})
_CARD = re.compile(r"[34569][0-9]{15,18}")
_CARD_SHAPES = frozenset({(4,) * 4, *((*(4,) * 4, last) for last in (1, 2, 3)), (6, 12), (6, 13)})
_IDENTITY = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9x]"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10x98765432"


def tells_personal(text: str) -> bool:
    """Tell whether a text holds such a number."""
    plain = "".join(_plain(text))
    spelled = plain.translate(_NUMERALS)
    return _tells(plain) or (spelled != plain and _tells(spelled))


def _plain(text: str) -> Iterator[str]:
    """Give the characters with all digits as 0 to 9, less those that nobody sees."""
    for char in text:
        digit = unicodedata.digit(char, None)
        if digit is not None:
            yield str(digit)
        elif char in "xXｘＸ":
            yield "x"
        elif unicodedata.category(char) not in _INVISIBLE:
            yield char.lower() if len(char.lower()) == 1 else char


def _tells(plain: str) -> bool:
    return any(
        check("".join(groups), [len(one) for one in groups], between)
        for groups, between in _candidates(plain)
        for check in _KINDS
    )


def _candidates(plain: str) -> Iterator[tuple[list[str], list[str]]]:
    """Give every row of neighbouring groups of digits that may be one number, and what parts it."""
    found = list(_TOKEN.finditer(plain))
    for first, head in enumerate(found):
        groups, between, end = [head.group()], list[str](), head.end()
        yield groups, between
        for more in found[first + 1 :]:
            gap = plain[end : more.start()]
            length = sum(map(len, groups)) + len(more.group())
            if length > _LONGEST or not _parts(gap) or groups[-1].endswith("x"):
                break
            groups, between, end = [*groups, more.group()], [*between, gap], more.end()
            yield groups, between


def _parts(gap: str) -> bool:
    """Whether this may stand inside a number: no letter, and not much of it."""
    return len(gap) <= _WIDEST and not any(unicodedata.category(char)[0] in "LN" for char in gap)


def _whole(lengths: list[int], between: list[str], shapes: frozenset[tuple[int, ...]]) -> bool:
    """Whether groups are one number, not the entries of a list."""
    if tuple(lengths) in shapes or set(lengths) == {1}:
        return True
    alike = len(set(between)) <= 1
    return alike and not any(char in _LISTING for gap in between for char in gap)


def _is_phone(number: str, lengths: list[int], between: list[str]) -> bool:
    if len(number) not in {11, 13, 15} or not _PHONE.fullmatch(number):
        return False
    before = len(number) - 11
    while before >= lengths[0]:  # 86 or 0086, on its own
        before -= lengths[0]
        lengths, between = lengths[1:], between[1:]
    return _whole([lengths[0] - before, *lengths[1:]], between, _PHONE_SHAPES)


def _is_identity(number: str, _lengths: list[int], _between: list[str]) -> bool:
    """Check date and check character (GB 11643): they tell enough."""
    if len(number) != 18 or not _IDENTITY.fullmatch(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17]


def _is_card(number: str, lengths: list[int], between: list[str]) -> bool:
    """Check the sum of Luhn, and that the groups are no list."""
    if not _CARD.fullmatch(number):
        return False
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(number)))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0 and _whole(
        lengths, between, _CARD_SHAPES
    )


_KINDS: tuple[Callable[[str, list[int], list[str]], bool], ...] = (
    _is_phone,
    _is_identity,
    _is_card,
)
