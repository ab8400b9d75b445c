"""Reading and marking the answer to a quiz question, as people write letters in a chat."""

import re
from string import ascii_uppercase
from unicodedata import normalize

from bot.model.item import Quiz, QuizKind

TRUE, FALSE = "A", "B"
_LONGEST = 40
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff]")
_LETTERS = re.compile(
    r"(?:(?:我?选择?|答案?是?|ANSWER)[\s:]*)?[(\[【]?"
    r"([A-F](?:[\s,、;/+.和与]*[A-F])*)"
    r"[)\]】]?[\s.。!、,]*"
)
_TRUE = frozenset({*"对對是√✓✔☑✅TY", "对的", "是的", "正确", "正確", "TRUE", "YES"})
_FALSE = frozenset(
    {*"错錯否×✗✘✕✖❌❎XFN", "错的", "不对", "不對", "不是", "错误", "錯誤", "FALSE", "NO"}
)


_SIGNS = re.compile(
    "[\\s\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff《》〈〉「」『』“”‘’\"']|[。.,!;:]+$"
)
"""What does not count where words are filled in."""


def options_of(quiz: Quiz) -> str:
    """Give the letters of a question's options."""
    count = 2 if quiz.kind is QuizKind.TRUEFALSE else len(quiz.options)
    return ascii_uppercase[:count]


def is_answer(text: str) -> bool:
    """Tell whether a text may answer some question: letters, or a word for true or false."""
    return bool(_letters(text) or _true_or_false(text))


def answer_of(quiz: Quiz, text: str) -> str | None:
    """Read letters in their order, each once; None where the text is none, or words are wanted.

    They may be letters that it has not, or more than one where it wants one (`fits`).
    """
    if quiz.kind is QuizKind.TRUEFALSE:
        return _true_or_false(text) or _letters(text)
    return None if quiz.kind is QuizKind.FILL else _letters(text)


def fits(quiz: Quiz, letters: str) -> bool:
    """Tell whether these letters are options of the question, and as many as it takes."""
    several = quiz.kind is QuizKind.MULTIPLE
    return set(letters) <= set(options_of(quiz)) and (several or len(letters) == 1)


def mark(quiz: Quiz, given: str) -> bool:
    """Tell whether an answer is right; of several letters all must be, in whatever order.

    Of words to be filled in, width, case, blanks and quotation marks do not count.
    """
    if quiz.kind is QuizKind.FILL:
        return _plain(given) in {_plain(one) for one in (quiz.answer, *quiz.also)}
    return answer_of(quiz, given) == quiz.answer


def _plain(text: str) -> str:
    return _SIGNS.sub("", normalize("NFKC", text[:200])).casefold()


def _seen(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return normalize("NFKC", _INVISIBLE.sub("", text)).strip().upper()


def _letters(text: str) -> str | None:
    match = _LETTERS.fullmatch(_seen(text))
    return "".join(sorted(set(match[1]) & set(ascii_uppercase))) if match else None


def _true_or_false(text: str) -> str | None:
    word = _seen(text).rstrip("。.!、, ")
    return TRUE if word in _TRUE else FALSE if word in _FALSE else None
