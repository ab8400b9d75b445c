"""Who received what: exact counts for a million members, without walking through their chats."""

import json
from collections import Counter
from collections.abc import Mapping

from bot.emulator.chat import Fields, words_of


class _Content:
    """One wording that went out, however often, and how many of it each member has."""

    __slots__ = ("counts", "fields", "words")

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.words = words_of(fields)
        self.counts: dict[str, int] = {}


class Received:
    """Everything the account sent, by its content: a push to all is kept once."""

    def __init__(self) -> None:
        self._contents: dict[str, _Content] = {}

    def note(self, openid: str, fields: Fields) -> Fields:
        """Count it for this member; the answer is the one shared copy of the content."""
        key = json.dumps(fields, ensure_ascii=False)
        content = self._contents.get(key)
        if content is None:
            content = self._contents[key] = _Content(fields)
        content.counts[openid] = content.counts.get(openid, 0) + 1
        return content.fields

    def holding(self, text: str) -> Mapping[str, int]:
        """For each member who has a message with this text: how many."""
        found = [content.counts for content in self._contents.values() if text in content.words]
        if len(found) == 1:
            return found[0]
        total: Counter[str] = Counter()
        for counts in found:
            total.update(counts)
        return total
