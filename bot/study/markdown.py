"""Markdown as study items use it: CommonMark without raw HTML and without pictures."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False}).disable("image")


def parse(body: str) -> list[Token]:
    """Read Markdown, leaving out the blanks that it asks for and Chinese does not write."""
    tokens = _PARSER.parse(body)
    for token in tokens:
        _close_up(token.children or [])
    return tokens


def _close_up(children: list[Token]) -> None:
    """Join a line broken between Chinese characters, and ``**Words.** more`` after a full stop."""
    before = ""
    for place, token in enumerate(children):
        if token.type == "softbreak":
            after = next((one.content for one in children[place + 1 :] if one.content), "")
            token.type = "text"
            token.content = "" if _is_wide(before) and _is_wide(after[:1]) else " "
        elif token.type == "text" and _is_wide(before) and category(before).startswith("P"):
            token.content = token.content.removeprefix(" ")
        before = token.content[-1:] or before


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WF"


def lines_with_stars(body: str) -> Iterator[int]:
    """Give the lines, from 0, of paragraphs in which ** stays to be seen.

    CommonMark takes ``**注意：**请`` for plain stars: a closing ** after punctuation needs a blank
    or punctuation behind it, which Chinese does not write (CommonMark 0.31, 6.2).
    """
    for token in _PARSER.parse(body):
        if any(one.type == "text" and "**" in one.content for one in token.children or ()):
            yield token.map[0] if token.map else 0


def html(tokens: list[Token]) -> str:
    """Render tokens; not yet cleaned."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))
