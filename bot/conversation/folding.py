"""Folding for recognition: what differs only in case, width or script reads the same (rule 1).

Nothing folded is ever stored; `Folded.rest` gives back the member's own letters.
"""

import unicodedata
from functools import cache

# Traditional forms of the characters that command words are made of, and no others: words are
# recognised, not converted.
_TRADITIONAL = str.maketrans(
    "討論體會議學習點題複復簽綁進補評價訂閱開數據資幫單選刪",
    "讨论体会议学习点题复复签绑进补评价订阅开数据资帮单选删",
)
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0e\ufe0f")


@cache
def _fold_char(char: str) -> str:
    """Fold one character to one character, or to none where it has no width."""
    if char in _ZERO_WIDTH:
        return ""
    if char.isspace():
        return "\n" if char in "\r\n\u2028\u2029" else " "
    if 0xFF00 < ord(char) < 0xFFEF:  # full-width forms; ① and ㎏ are not widths but signs
        wide = unicodedata.normalize("NFKC", char)
        char = wide if len(wide) == 1 else char
    lower = char.lower()
    return (lower if len(lower) == 1 else char).translate(_TRADITIONAL)


class Folded:
    """A text as it is recognised, each character remembering where it came from."""

    __slots__ = ("_origin", "chars", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._origin: list[int] = []
        folded = []
        for index, char in enumerate(text):
            one = _fold_char(char)
            if one:
                folded.append(one)
                self._origin.append(index)
        self._origin.append(len(text))
        self.chars = "".join(folded)

    def rest(self, start: int) -> str:
        """Give the member's own text from a folded position on, to the letter."""
        return self.text[self._origin[start] :]


def fold(text: str) -> str:
    """Fold a short text wholly, less the white space at its ends."""
    return Folded(text).chars.strip()
