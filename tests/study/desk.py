"""An author's desk: a content folder in which tests write files, right or wrong."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.study.faults import ContentFaults
from bot.study.library import Library, load

TODAY = date(2026, 11, 24)

FIELDS = {
    "title": "title: 坡道不只为轮椅而修",
    "theme": "theme: 无障碍",
    "depth": "depth: 1",
    "source": "source: 《无障碍环境建设法》第二条",
    "source_url": "source_url: https://example.org/law",
    "checked": "checked: 2026-11-24",
    "question": "question: 你在哪里被台阶难住过？",
    "quiz": "quiz:\n"
    "  - kind: single\n"
    "    question: 从哪天起施行？\n"
    '    options: ["6月28日", "9月1日"]\n'
    "    answer: B\n"
    "    explanation: 第七十二条。",
}
"""A right item, field by field; title stands on line 2, quiz on line 9, its kind on line 10."""

BODY = "拖着箱子走到楼门口，旁边有一条缓坡，心里就松一口气。"
TRACK = "title: 身边的法\ndescription: 每次读一条。\norder: 1\n"

Found = list[tuple[str, int, str]]


def item(body: str = BODY, **fields: str) -> str:
    """Write an item, some of its fields replaced by other lines; an empty one leaves it out."""
    lines = {**FIELDS, **fields}
    front = "\n".join(text for text in lines.values() if text)
    return f"---\n{front}\n---\n{body}\n"


def quiz(*lines: str) -> str:
    """Write a quiz of one question from its lines."""
    return "quiz:\n  - " + "\n    ".join(lines)


@dataclass(frozen=True, slots=True)
class Desk:
    """A content folder."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file, and its track's own where there is none yet."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        heading = path.parent / "track.yaml"
        if not heading.exists():
            heading.write_text(TRACK, encoding="utf-8")
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def load(self) -> Library:
        """Load the folder."""
        return load(self.folder, TODAY)

    def faults(self) -> Found:
        """Give file, line and sentence of each fault."""
        try:
            self.load()
        except ContentFaults as found:
            return [(one.file, one.line, one.say.key) for one in found.faults]
        return []

    def faults_of(self, text: str) -> list[tuple[int, str]]:
        """Give line and sentence of each fault of an item that alone is on the desk."""
        self.write("law/001-one.md", text)
        found = self.faults()
        assert all(file == "law/001-one.md" for file, _, _ in found)
        return [(line, key) for _, line, key in found]
