"""What a command is called, and the patterns that find its words at the head of a text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.folding import fold
from bot.conversation.turn import Decision, Turn
from bot.store.base import Store

Handler: TypeAlias = Callable[[Turn], Decision]
Looks: TypeAlias = Callable[[Store, Turn], Turn]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a member can say.

    `words` are its spellings; `content` says whether words of the member's own may follow, and
    `accepts` which: where it says no, the text is an ordinary one; `glued` which may follow a short
    word without a separator (a receipt). `looks` loads what the handler
    wants to see (`conversation/lookups`). A menu key is a command's name.
    """

    name: str
    handle: Handler
    words: tuple[str, ...]
    content: bool = False
    accepts: Callable[[str], bool] = lambda content: True
    glued: Callable[[str], bool] = lambda content: False
    looks: Looks | None = None


def frees(word: str) -> bool:
    """Whether this (folded) word needs no separator after it (rule 2)."""
    return word.startswith(("微", "micro"))


def _pattern(word: str) -> str:
    """Make a pattern of a word; blanks inside English words may be any or none."""
    return r"[ -]*".join(re.escape(part) for part in fold(word).split(" "))


def _longest_first(words: Iterable[str]) -> re.Pattern[str]:
    found = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(_pattern(word) for word in found))


def compact(word: str, *, joints: bool = False) -> str:
    """Give a (folded) word less blanks and hyphens; with `joints` less commas and colons too."""
    return (_JOINTS if joints else _BLANKS).sub("", word)


_BLANKS = re.compile(r"[\s-]+")
_JOINTS = re.compile(r"[\s:,、-]+")


class Vocabulary:
    """All commands, findable by what a member wrote. Two commands with one word stop the start."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._by_word: dict[str, Command] = {}
        for command in commands:
            for word in command.words:
                key = compact(fold(word))
                if self._by_word.setdefault(key, command) is not command:
                    other = self._by_word[key].name
                    raise ValueError(f"{word!r} belongs to both {other} and {command.name}")
        self._whole = _longest_first(word for command in commands for word in command.words)
        self._content = _longest_first(
            word for command in commands if command.content for word in command.words
        )

    @property
    def words(self) -> Iterable[str]:
        """All words, folded and without blanks."""
        return self._by_word.keys()

    def __contains__(self, word: str) -> bool:
        """Whether this (folded, compact) word is a command's."""
        return word in self._by_word

    def command(self, word: str) -> Command:
        """Give the command of a (folded, compact) word. Raises `KeyError`."""
        return self._by_word[word]

    def named(self, text: str) -> Command | None:
        """Give the command that this whole text names, if any."""
        known = self._whole.fullmatch(fold(text))
        return self._by_word[compact(fold(text))] if known else None

    def at(self, chars: str, start: int) -> tuple[Command, str, int] | None:
        """Give the content command whose word stands here, the word, and where it ends."""
        match = self._content.match(chars, start)
        if match is None:
            return None
        return self._by_word[compact(match.group())], match.group(), match.end()
