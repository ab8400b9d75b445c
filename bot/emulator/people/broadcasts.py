"""What a mass send to all left with those to whom nothing else has happened yet.

A million members who were there from the start are all alike until somebody does something, so
that one chat and one count stand for all of them. Who stops being alike takes them along: the
first entries of a member's chat, as many as `inherited` says, are these very ones.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.emulator.people.chat import Entry

MassCount: TypeAlias = tuple[str, int]
"""A calendar month, and the mass sends that somebody has had in it."""
NO_MASSES: MassCount = ("", 0)


def masses_in(month: str, count: MassCount) -> int:
    return count[1] if count[0] == month else 0


def one_more(month: str, count: MassCount) -> MassCount:
    return month, masses_in(month, count) + 1


class Broadcasts:
    """The chat and the count of everybody alike."""

    def __init__(self) -> None:
        self.chat: list[Entry] = []
        self.masses = NO_MASSES

    def saved(self) -> dict[str, object]:
        chat = [[entry.n, entry.at, entry.sender, entry.via, entry.fields] for entry in self.chat]
        return {"chat": chat, "masses": self.masses}

    def restore(self, saved: Mapping[str, Any]) -> None:
        self.chat = [Entry(*columns) for columns in saved["chat"]]
        month, count = saved["masses"]
        self.masses = (month, count)
