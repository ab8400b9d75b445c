"""A reply of the conversation on a page: its links, and its answers by tap as buttons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

_LINK = re.compile(r'<a href="([^"]+)">([^<]*)</a>|(https?://[^\s<>"，。；）」]+)')
_TAP = "weixin"


@dataclass(frozen=True, slots=True)
class Web:
    """A link to a page."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tap in the chat would send: `words`, under the question of that number."""

    words: str
    question: str
    label: str


Piece: TypeAlias = str | Web | Tap


def pieces(reply: str) -> list[Piece]:
    """Take a reply apart, in order; what is no link of a kind we know stays as it stands."""
    return [one for one in _pieces(reply) if one]


def _pieces(reply: str) -> Iterator[Piece]:
    end = 0
    for found in _LINK.finditer(reply):
        yield reply[end : found.start()]
        named, label, bare = found.groups()
        yield Web(bare, bare) if bare else _linked(unescape(named), label)
        end = found.end()
    yield reply[end:]


def _linked(address: str, label: str) -> Piece:
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return Web(address, label)
    sent = parse_qs(parts.query)
    if parts.scheme != _TAP or "msgmenucontent" not in sent:
        return label
    return Tap(sent["msgmenucontent"][0], sent.get("msgmenuid", [""])[0], label)
