"""Close misses: what comes near a command's word without being one (rule 6). Asked, not guessed.

Only the head of a text is looked at. What follows must be separated from it as the short words
want it (rule 2): "微信建议…" and "Suggestion box at the gate" are ordinary sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.conversation.folding import Folded, folded
from bot.conversation.likeness import Likeness
from bot.conversation.nearness import LONGEST
from bot.conversation.reading import Heard, Opened, heard_with, opened
from bot.conversation.sounding import is_han
from bot.conversation.words import Vocabulary, compact, frees

_WINDOW = 48
"""Characters of a text that are looked at."""

_TOKENS = 4
"""Blanks and the like within the first words of a text, up to which a head may reach."""

_SEPARATORS = re.compile(r"\s*[:,、]\s*|\s+")
_CLOSING = "。.!?~…,;:｡、 \n"
_WEI = re.compile(r"[微薇溦]|wei")


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that comes near a command: its word, and what the text would be as that command."""

    word: str
    heard: Heard


class Misses:
    """Finds them among the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._like = Likeness(vocabulary)
        self.find = lru_cache(maxsize=512)(self._find)

    def _find(self, text: str) -> Miss | None:
        """Give what a text that no command matched comes near to."""
        seen = folded(text)
        head = opened(seen)
        ways = (self._alone, self._before_content)
        numbered = any(map(str.isdigit, seen.chars[:_WINDOW]))  # 看讨轮 3
        tried = (way(seen, head) for way in (reversed(ways) if numbered else ways))
        return next(filter(None, tried), None)

    def _alone(self, seen: Folded, head: Opened) -> Miss | None:
        whole = seen.chars[head.start :].rstrip(_CLOSING)
        if len(whole) > 2 * LONGEST:
            return None
        if head.closer:
            whole = whole.removesuffix(head.closer).rstrip(_CLOSING)
        word = (
            self._like.twice(compact(whole, joints=True))
            or self._like.same(whole)
            or self._like.edited(whole)
        )
        if word is None:
            return None
        command = self._vocabulary.command(word)
        if head.anonymous and not command.content:
            return None
        return Miss(word, Heard(command, anonymous=head.anonymous, word=word))

    def _before_content(self, seen: Folded, head: Opened) -> Miss | None:
        """Look for a head that is the word in other letters, the longest first; then for an edit.

        Blanks may stand within a head, as in "wei jian yi"; but "discus I agree" is no "discusi".
        """
        heads = list(self._heads(seen.chars, head))
        tries = [(self._like.same, one) for one in reversed(heads)]
        tries += [(self._like.edited, one) for one in heads]
        for word_of, (end, after, blank) in tries:
            said = seen.chars[head.start : end]
            word = word_of(said)
            if word is None or (blank and _inflected(said, word)):
                continue
            command = self._vocabulary.command(word)
            heard = heard_with(seen, command, after, head, word)
            if command.content and heard.content and command.accepts(heard.content):
                return Miss(word, heard)
        return self._free(seen, head)

    def _heads(self, chars: str, head: Opened) -> Iterator[tuple[int, int, bool]]:
        """Give where the head may end, where the content then begins, and whether blanks part them.

        The shortest first.
        """
        until = head.start + _WINDOW
        found = islice(_SEPARATORS.finditer(chars, head.start, until), _TOKENS)
        for match in found:
            if match.end() < len(chars):
                yield match.start(), match.end(), match.group().isspace()
        if head.closer and head.closer in chars[head.start : until]:
            end = chars.index(head.closer, head.start)
            yield end, end + 1, False

    def _free(self, seen: Folded, head: Opened) -> Miss | None:
        """Find a 微-word by its sound alone, with nothing between it and the content (rule 2)."""
        chars, start = seen.chars, head.start
        if not _WEI.match(chars, start):
            return None
        for end in reversed(range(start + 3, min(start + 16, len(chars)))):
            if not _ends_a_word(chars[end - 1], chars[end]):
                continue
            key = compact(chars[start:end])
            word = self._like.twice(key, 2) or self._like.like(key)
            if word is not None and frees(word):
                heard = heard_with(seen, self._vocabulary.command(word), end, head, word)
                return Miss(word, heard) if heard.content else None
        return None


def is_letter(char: str) -> bool:
    """Tell whether this is a letter of the alphabet."""
    return char.isalpha() and not is_han(char)


def _ends_a_word(last: str, following: str) -> bool:
    """Tell whether a head may end between these two: within pinyin letters it may not."""
    within = is_letter(last) and following.isascii() and following.isalnum()
    return last.isalpha() and not within


def _inflected(head: str, word: str) -> bool:
    """Tell whether a head is the English word in another form, beginning a sentence."""
    return compact(head) in {word + "s", word + "d"}
