"""Who received what: exact counts for a million members, without walking through their chats."""

import json
from collections import Counter
from collections.abc import Mapping

from bot.emulator.limits import RECEIVED_KEPT
from bot.emulator.people.chat import Fields, words_of


class _Content:
    """One wording that went out, however often, and how many of it each member has."""

    __slots__ = ("counts", "each", "fields", "words")

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.words = words_of(fields)
        self.counts: dict[str, int] = {}
        self.each = 0
        """How many of it everybody has who has no record of their own."""


class Received:
    """Everything the account sent, by its content: a push to all is kept once."""

    def __init__(self) -> None:
        self._contents: dict[str, _Content] = {}
        self._counters = 0  # in all contents together
        self.forgotten = 0
        """Messages that are counted no longer: those of the oldest wordings, past RECEIVED_KEPT."""

    def note(self, openid: str, fields: Fields) -> Fields:
        """Count it for this member; the answer is the one shared copy of the content."""
        content = self._content(fields)
        before = content.counts.get(openid, 0)
        content.counts[openid] = before + 1
        if not before:
            self._counters += 1
            if self._counters > RECEIVED_KEPT:
                self._forget_oldest()
        return content.fields

    def note_common(self, fields: Fields) -> Fields:
        """Count it for everybody who has no record; the same answer."""
        content = self._content(fields)
        content.each += 1
        return content.fields

    def each_holding(self, text: str) -> int:
        """How many messages with this text everybody has who has no record."""
        return sum(one.each for one in self._contents.values() if text in one.words)

    def holding(self, text: str) -> Mapping[str, int]:
        """For each member with a record who has a message with this text: how many."""
        found = [content.counts for content in self._contents.values() if text in content.words]
        if len(found) == 1:
            return found[0]
        total: Counter[str] = Counter()
        for counts in found:
            total.update(counts)
        return total

    def _forget_oldest(self) -> None:
        """Never the latest wording, which is being counted."""
        oldest = next(iter(self._contents))
        if len(self._contents) > 1:
            counts = self._contents.pop(oldest).counts
            self._counters -= len(counts)
            self.forgotten += sum(counts.values())

    def _content(self, fields: Fields) -> _Content:
        key = json.dumps(fields, ensure_ascii=False)
        content = self._contents.get(key)
        if content is None:
            content = self._contents[key] = _Content(fields)
        return content
