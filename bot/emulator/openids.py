"""The openids of the members who are there from the start: computed from a number, not kept."""

import re

_PREFIX = "oTiantianDemoMember"  # with nine digits: 28 characters, as WeChat's
_OPENID = re.compile(r"[A-Za-z0-9_-]{28}")


def openid_of(number: int) -> str:
    """The openid of member 1, 2, 3, …"""
    return f"{_PREFIX}{number:09}"


def number_of(openid: str) -> int | None:
    """The other way round; None for an openid of another form."""
    digits = openid.removeprefix(_PREFIX)
    if len(openid) != 28 or len(digits) != 9 or not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits) or None


def is_openid(text: str) -> bool:
    return _OPENID.fullmatch(text) is not None
