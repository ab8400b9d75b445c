"""Receipt codes (回执号): nine characters, the last a check digit.

The alphabet has 23 characters, none of which looks like another of them (no 0 O, 1 I L, 5 S, 2 Z,
8 B, 6 G, U V, …) and but one vowel, so that no code is a word. 23 being prime, a weighted sum
modulo 23 finds every single wrong character and every swap of two, as ISBN-10 does (ISO 2108).
"""

import re
import secrets
from functools import lru_cache

from bot.model.ids import Receipt

ALPHABET = "346789CDFHJKMNPQRTVWXYA"
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_LENGTH = 9
_LONGEST = 40
_SHAPE = re.compile(r"[0-9A-Z]{9}|[0-9A-Z]{3}([ -])[0-9A-Z]{3}\1[0-9A-Z]{3}")
_JOINTS = re.compile(r"[\s\-‐-―]+")
_NEAR = re.compile(r"[346789CDFHJKMNPQRTVWXYA]{8,10}")
_AROUND = "# \t\r\n.,;:!?。，、；：！？「」“”\"'《》()（）[]【】"
_LABEL = re.compile(r"^(?:回执号|回执|进度|receipt(?: code)?|status)[\s:：是]*", re.IGNORECASE)


def draw() -> Receipt:
    """Draw a receipt; random, so that it tells neither order nor author."""
    number, body = secrets.randbelow(len(ALPHABET) ** (_LENGTH - 1)), ""
    for _ in range(_LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return Receipt(body + _check(body))


def _check(body: str) -> str:
    """Give the character that makes the weighted sum of all nine 0 modulo 23."""
    total = sum(weight * _VALUES[char] for weight, char in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def _tidy(text: str) -> str:
    """Take away what people type around a code: a label, quotation marks, a full stop, blanks."""
    bare = _LABEL.sub("", text.strip(_AROUND)).strip(_AROUND)
    return _JOINTS.sub("", bare).upper()


@lru_cache(maxsize=512)  # one message is looked at several times
def recognise(text: str) -> Receipt | None:
    """Give the receipt that this (folded) text is, however it is spaced, or None."""
    if len(text) > _LONGEST:
        return None
    code = _tidy(text)
    shaped = len(code) == _LENGTH and all(char in _VALUES for char in code)
    return Receipt(code) if shaped and _check(code[:-1]) == code[-1] else None


def nearly(text: str) -> bool:
    """Tell whether letters and digits that stand where a code belongs are one with a slip in it.

    One too few or too many is a slip; all are of the alphabet, which leaves no English word.
    """
    code = _JOINTS.sub("", text).upper()
    return mistyped(text) or (bool(_NEAR.fullmatch(code)) and recognise(code) is None)


def mistyped(text: str) -> bool:
    """Tell whether a (folded) text was surely meant to be a receipt, but is none.

    Letters alone are words; digits alone are telephone numbers and the like; only groups of three
    are a code with blanks in it.
    """
    code = _LABEL.sub("", text.strip(_AROUND)).strip(_AROUND).upper()
    mixed = any(char.isdigit() for char in code) and any(char.isalpha() for char in code)
    shaped = _SHAPE.fullmatch(code) or _NEAR.fullmatch(code)
    return bool(shaped) and mixed and recognise(code) is None
