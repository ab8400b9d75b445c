"""A study item's file, taken apart: front matter above, Markdown below, each with its line."""

from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler


class NotText(Exception):
    """The file is not UTF-8 on this line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """`front_line` and `body_line` are the lines on which each begins, from 1."""

    front: str
    front_line: int
    body: str
    body_line: int


def text_of(path: Path) -> str:
    """Read a file as UTF-8, with or without a byte order mark, lines ending as they may."""
    written = path.read_bytes()
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(written.count(b"\n", 0, error.start) + 1) from error
    return text.replace("\r\n", "\n")


def split(text: str) -> Source | None:
    """Part front matter from body; None where the file does not open with front matter."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return None
    try:
        front, body = handler.split(text)
    except ValueError:  # it is never closed
        return None
    opened = text.index(front, len(YAMLHandler.START_DELIMITER))
    began = len(text) - len(body.lstrip())
    return Source(front, _line(text, opened), body.strip(), _line(text, began))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
