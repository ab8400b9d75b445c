"""Whether a head is nearly a command's word: in other letters, twice, by sound, by an edit."""

from functools import cached_property

from bot.conversation.nearness import LONGEST, Neighbourhood
from bot.conversation.sounding import Sounds, is_han
from bot.conversation.words import Vocabulary, compact

_THREE = frozenset({"discuss", "experience", "suggest"})


class Likeness:
    """Finds the word of a vocabulary that a head comes near to. Built when it is first wanted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def _near(self) -> Neighbourhood:
        return Neighbourhood(self._vocabulary.words)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(word for word in self._vocabulary.words if len(word) > 1)

    def same(self, head: str) -> str | None:
        """Give the word that a head is in other letters: with blanks, twice, or by its sound."""
        key = compact(head)
        if not 1 < len(key) <= 3 * LONGEST:
            return None
        if key in self._vocabulary:
            return key if key != head else None  # 微 建 议
        return self.twice(key) or self.like(key)

    def edited(self, head: str) -> str | None:
        """Give the word that a head is one edit from, unless it is one itself."""
        key = compact(head)
        return None if key in self._vocabulary else self._near.of(key)

    def twice(self, key: str, most: int = 3) -> str | None:
        """Give the word of which a key is nothing but repetitions."""
        for times in range(2, most + 1):
            part, rest = divmod(len(key), times)
            if not rest and key == key[:part] * times and key[:part] in self._vocabulary:
                return key[:part] if part > 1 and (part > 3 or not key.isascii()) else None
        return None

    def like(self, key: str) -> str | None:
        """Give the word that a key sounds like.

        Two characters in all sound like too many words: only those of the three kinds count, and
        only where one character is right.
        """
        if len(key) > LONGEST:
            return None
        word = self._sounds.like(key)
        if word is None or len(word) > 2 or not all(map(is_han, key)):
            return word
        same = any(one == other for one, other in zip(key, word, strict=True))
        return word if same and self._vocabulary.command(word).name in _THREE else None
