"""An article's HTML, made harmless as the platform does: no scripts, no pictures from outside."""

from collections.abc import Callable, Sequence
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

_DROPPED = frozenset({"script", "style", "noscript", "template", "title"})
"""With all that is in them."""
_UNWRAPPED = frozenset({"html", "head", "body", "meta", "link", "base"})
_FORBIDDEN = frozenset({"iframe", "frame", "object", "embed", "form", "input", "textarea"})
_VOID = frozenset({"br", "hr", "img", "wbr", "col", "source", "area", "track"})
_SCHEMES = frozenset({"", "http", "https", "weixin", "mailto", "tel"})

Attributes = Sequence[tuple[str, str | None]]


class Forbidden(Exception):
    """An element that no article may have."""


def harmless(html: str, is_ours: Callable[[str], bool]) -> str:
    """The same without what may do harm; `is_ours` knows the pictures that may stay.

    Raises Forbidden. Which elements the platform refuses, and which it just drops, is unverified.
    """
    sieve = _Sieve(is_ours)
    sieve.feed(html)
    sieve.close()
    return "".join(sieve.kept)


def words_of(html: str) -> str:
    """Its text in one line, for a digest."""
    sieve = _Sieve(lambda url: False)
    sieve.feed(html)
    sieve.close()
    return " ".join("".join(sieve.text).split())


class _Sieve(HTMLParser):
    def __init__(self, is_ours: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.text: list[str] = []
        self._is_ours = is_ours
        self._dropping = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _FORBIDDEN:
            raise Forbidden(tag)
        if tag in _DROPPED:
            self._dropping += 1
        if self._dropping or tag in _UNWRAPPED:
            return
        safe = [(name, value or "") for name, value in attrs if _is_safe(name, value or "")]
        if tag != "img" or self._shows_ours(safe):
            self.kept.append(f"<{tag}{''.join(map(_written, safe))}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropping = max(0, self._dropping - 1)
        elif not self._dropping and tag not in _UNWRAPPED | _VOID:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self.kept.append(escape(data, quote=False))
            self.text.append(data)

    def _shows_ours(self, attrs: Sequence[tuple[str, str]]) -> bool:
        shown = [value for name, value in attrs if name in ("src", "data-src")]
        return bool(shown) and all(map(self._is_ours, shown))


def _is_safe(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("srcdoc", "srcset", "formaction"):
        return False
    if name in ("href", "src", "data-src", "action", "background", "poster"):
        return _scheme(value) in _SCHEMES
    return name != "style" or "url(" not in value.lower()


def _scheme(url: str) -> str:
    """As a browser reads it: white space and control characters do not count."""
    try:
        return urlsplit("".join(one for one in url if one > " ")).scheme.lower()
    except ValueError:
        return "unreadable"


def _written(attribute: tuple[str, str]) -> str:
    name, value = attribute
    return f' {name}="{escape(value)}"'
