"""Makes a site's HTML and CSS stay inside the view. Bytes in, bytes out: any charset will do."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yarl import URL

_ATTRIBUTES = rb"""(?:"[^"]*"|'[^']*'|[^'">])*"""
_PART = re.compile(
    rb"(?is)<!--.*?-->"
    rb"|(<(?:script|style)\b" + _ATTRIBUTES + rb">)(.*?)(?=</(?:script|style)\b)"
    rb"|<[a-z]" + _ATTRIBUTES + rb">"
)
_ATTRIBUTE = re.compile(rb"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""")
_NAME = re.compile(rb"<([a-zA-Z0-9]+)")
_ABSOLUTE = re.compile(rb"(?i)(https?)://([^/?#\\\s]+)(.*)", re.DOTALL)
_IN_CSS = re.compile(rb"""(?i)((?:url\(|@import)\s*["']?)([^"')\s;]+)""")
_IN_REFRESH = re.compile(rb"""(?i)(url\s*=\s*['"]?)([^'"]+)""")
_IN_SRCSET = re.compile(rb"(^\s*|,\s+)([^\s,]+)")

_ADDRESSES = frozenset({b"href", b"src", b"action", b"formaction", b"poster", b"data"})
_LEADING = frozenset({b"a", b"area", b"form", b"button", b"input", b"iframe"})
"""Tags that lead to another page: other sites open in the view too, by these."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One member's view of one site."""

    openid: str
    scheme: str
    netloc: str

    @property
    def root(self) -> str:
        return f"/emulator/view/{self.openid}/{self.scheme}/{self.netloc}"

    def address(self, given: bytes, leads: bool = False) -> bytes:
        """Of something the page names, inside the view. Relative ones work as they are."""
        value = given.strip()
        if value.startswith(b"//"):
            value = self.scheme.encode() + b":" + value
        elif value.startswith(b"/"):
            return self.root.encode() + value
        absolute = _ABSOLUTE.fullmatch(value)
        if absolute is None:
            return given
        scheme, netloc, rest = (
            absolute[1].lower().decode(),
            absolute[2].decode("latin-1"),
            absolute[3],
        )
        frame = Frame(self.openid, scheme, netloc.lower())
        if frame != self and not leads:
            return given
        return frame.root.encode("latin-1") + (rest if rest.startswith(b"/") else b"/" + rest)


def inside(openid: str, url: URL) -> str:
    """The address of this page within the member's view."""
    end = f"#{url.raw_fragment}" if url.raw_fragment else ""
    root = Frame(openid, url.scheme, url.host_port_subcomponent or "").root
    return f"{root}{url.raw_path_qs}{end}"


def html(body: bytes, frame: Frame) -> bytes:
    return _PART.sub(lambda part: _part(part, frame), body)


def css(body: bytes, frame: Frame) -> bytes:
    return _replaced(_IN_CSS, body, frame.address)


def _part(part: re.Match[bytes], frame: Frame) -> bytes:
    """A comment, a script or style with what is in it, or any other tag."""
    if part[0].startswith(b"<!--"):
        return part[0]
    if part[1] is None:
        return _tag(part[0], frame)
    is_style = part[1][:6].lower() == b"<style"
    return _tag(part[1], frame) + (css(part[2], frame) if is_style else part[2])


def _tag(tag: bytes, frame: Frame) -> bytes:
    found = _NAME.match(tag)
    name = found[1].lower() if found else b""
    refreshes = name == b"meta" and b"refresh" in tag.lower()

    def attribute(given: re.Match[bytes]) -> bytes:
        key, between, quoted = given.groups()
        quote = quoted[:1] if quoted[:1] in (b'"', b"'") else b""
        value = quoted[len(quote) : len(quoted) - len(quote)]
        match key.lower():
            case b"target" if name in _LEADING or name == b"base":
                return b"data-target" + between + quoted  # all opens in the one view
            case b"srcset":
                value = _replaced(_IN_SRCSET, value, frame.address)
            case b"style":
                value = css(value, frame)
            case b"content" if refreshes:
                value = _replaced(_IN_REFRESH, value, lambda url: frame.address(url, leads=True))
            case which if which in _ADDRESSES:
                value = frame.address(value, leads=name in _LEADING)
        return key + between + quote + value + quote

    return _ATTRIBUTE.sub(attribute, tag)


def _replaced(pattern: re.Pattern[bytes], text: bytes, address: Callable[[bytes], bytes]) -> bytes:
    """The second group of each match is an address."""
    return pattern.sub(lambda found: found[1] + address(found[2]), text)
