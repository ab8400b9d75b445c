"""The fields of front matter, read by kind; what is wrong with one is noted beside its line."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from bot.model.say import Say, say
from bot.study.faults import Notes
from bot.study.marked import Block


@dataclass(frozen=True, slots=True)
class Form:
    """One block of fields. A field that is missing or wrong is noted and reads as blank."""

    block: Block
    notes: Notes

    def line(self, name: str) -> int:
        """Give a field's line, or that of the block where it is missing."""
        field = self.block.fields.get(name)
        return field.line if field else self.block.line

    def fault(self, name: str, said: Say) -> None:
        """Note a fault of this field."""
        self.notes.add(self.line(name), said)

    def value(self, name: str) -> object:
        """Give what stands there, noting where that is nothing."""
        field = self.block.fields.get(name)
        blank = field is None or field.value in (None, "", ())
        if field is None or blank:
            self.fault(name, say("study.fault.missing", field=name))
            return None
        return field.value

    def only(self, names: Collection[str]) -> None:
        """Note every field that is not one of these, and every one that stands twice."""
        for name in self.block.fields:
            if name not in names:
                self.fault(name, say("study.fault.unknown", field=name))
        for name, line in self.block.twice:
            self.notes.add(line, say("study.fault.twice", field=name))

    def text(self, name: str) -> str:
        """Read words."""
        value = self.value(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, str):
            self.fault(name, say("study.fault.missing", field=name))
        elif value is not None:
            self.fault(name, say("study.fault.not-text", field=name))
        return ""

    def number(self, name: str) -> int | None:
        """Read a whole number."""
        value = self.value(name)
        if type(value) is int:  # a bool is an int too
            return value
        if value is not None:
            self.fault(name, say("study.fault.not-number", field=name))
        return None

    def day(self, name: str) -> date:
        """Read a calendar date; `date.min` where there is none."""
        value = self.value(name)
        if type(value) is date:  # a datetime is a date too
            return value
        if value is not None:
            self.fault(name, say("study.fault.not-date", field=name))
        return date.min

    def address(self, name: str) -> str:
        """Read a full web address."""
        text = self.text(name)
        if text and not _is_web_address(text):
            self.fault(name, say("study.fault.not-address", field=name))
        return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # "http://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
