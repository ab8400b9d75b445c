"""Folding for recognition: what differs only in case, width or script reads the same (rule 1).

Nothing folded is ever stored; `Folded.rest` gives back the member's own letters.
"""

import re
import unicodedata
from functools import lru_cache

# Traditional forms of the characters that command words are made of, and no others: words are
# recognised, not converted.
_TRADITIONAL = str.maketrans(
    "討論體會議學習點題複復簽綁進補評價訂閱開數據資幫單選刪滿執號對錯驗碼確認歡謝嗎",
    "讨论体会议学习点题复复签绑进补评价订阅开数据资帮单选删满执号对错验码确认欢谢吗",
)
_ZERO_WIDTH = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]"
)


def _one_for_one() -> dict[int, str]:
    """Map each character that folds to the one that it folds to."""
    blanks = {ord(char): " " for char in map(chr, range(0x3001)) if char.isspace()}
    breaks = dict.fromkeys(map(ord, "\n\r\u2028\u2029"), "\n")
    # Full-width forms; ① and ㎏ are not widths but signs of their own.
    wide = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFFEF)}
    narrow = {code: char.lower() for code, char in wide.items() if len(char) == 1}
    return {**blanks, **breaks, **narrow, **{one: chr(to) for one, to in _TRADITIONAL.items()}}


_TABLE = _one_for_one()


class Folded:
    """A text as it is recognised, each character remembering where it came from."""

    __slots__ = ("_origin", "chars", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._origin: list[int] | None = None
        if _ZERO_WIDTH.search(text):
            self._origin = [at for at, char in enumerate(text) if not _ZERO_WIDTH.match(char)]
            text = _ZERO_WIDTH.sub("", text)
        lower = text.lower()
        if len(lower) != len(text):  # İ alone becomes two
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        self.chars = lower.translate(_TABLE)

    def rest(self, start: int) -> str:
        """Give the member's own text from a folded position on, to the letter."""
        if self._origin is None:
            return self.text[start:]
        return self.text[self._origin[start] :] if start < len(self._origin) else ""


folded = lru_cache(maxsize=512)(Folded)
"""A text folded, or as it was folded a moment ago: one message is looked at several times."""


def fold(text: str) -> str:
    """Fold a text wholly, less the white space at its ends."""
    return folded(text).chars.strip()
