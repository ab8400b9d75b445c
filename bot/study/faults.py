"""What is wrong with the content: which file, which line, and a sentence that says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.model.say import Say


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `file` is relative to the content folder, `line` counts from 1."""

    file: str
    line: int
    say: Say


class ContentFaults(Exception):
    """The content cannot be used before these are mended; ordered by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda one: (one.file, one.line)))
        super().__init__(", ".join(f"{f.file}:{f.line} {f.say.key}" for f in self.faults))


@dataclass(frozen=True, slots=True)
class Notes:
    """Faults of one file as they are found."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def add(self, line: int, said: Say) -> None:
        """Write down one fault."""
        self.faults.append(Fault(self.file, line, said))
