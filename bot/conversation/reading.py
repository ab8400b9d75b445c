"""How a message is read (design 3): marks, the command word, 匿名, and the content, untouched."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.conversation.folding import Folded, folded
from bot.conversation.nameless import only_wishes_no_name, wishes_no_name
from bot.conversation.words import Command, Vocabulary, frees

_LONGEST = 60
"""Characters beyond which a text is more than a command's word, with whatever is around it."""

_CLOSERS = {"#": "#", "【": "】", "[": "]", "「": "」"}
_BLANKS = re.compile(r"\s*")
_SEPARATOR = re.compile(r"\s*[:,、]?\s*")
_CLOSING = "。.!?~…,;:｡、 \n"
_BEFORE = " \n(（[【「『《<\"“‘'#"
_ANONYMOUS = re.compile(r"[#【\[「(]\s*(?:匿名|anonymous)\s*[#】\]」)]|匿名|anonymous")
"""Marked on both sides, or bare."""
_NUMBERS = {
    **dict(zip("123456789", range(1, 10), strict=True)),
    **dict(zip("①②③④⑤⑥⑦⑧⑨", range(1, 10), strict=True)),
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    "0": 0,
    "⓪": 0,
    "零": 0,
    "〇": 0,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text was understood as.

    `content` is the member's own words after the command, to the letter; `bare` tells a short
    word (建议：…) from a full or marked one. `number` is set where the text is one digit. `word`
    is the command's as it was written, folded; empty where a tap said it.
    """

    command: Command | None = None
    content: str = ""
    anonymous: bool = False
    bare: bool = False
    number: int | None = None
    word: str = ""


@lru_cache(maxsize=512)  # one message is read up to three times
def read(text: str, vocabulary: Vocabulary) -> Heard:
    """Understand one text. Never raises, and never drops a letter that is not a command's."""
    seen = folded(text)
    return _alone(seen, vocabulary) or _with_content(seen, vocabulary) or Heard(content=text)


def _alone(seen: Folded, vocabulary: Vocabulary) -> Heard | None:
    """Read a text that is nothing but a command's word, or one number (rules 3 and 7)."""
    whole = seen.chars.strip()
    if len(whole) > _LONGEST:
        return None
    if (number := _NUMBERS.get(whole.rstrip("。.!"))) is not None:
        return Heard(number=number)
    command, word = vocabulary.named(whole), whole
    if command is None:
        word = _unmarked(whole.rstrip(_CLOSING)) or whole[-1:]  # ？？？ asks for help
        command = vocabulary.named(word)
    return Heard(command, word=word) if command else None


def _unmarked(whole: str) -> str:
    """Take off the marks around a word that stands alone: #今日#, 【帮助】, # 今日."""
    if whole and (closer := _CLOSERS.get(whole[0])):
        inner = whole[1:].removesuffix(closer)
        if whole[0] == "#" or len(inner) < len(whole) - 1:
            return inner.strip()
    return whole


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands before a command's word: where it begins, 匿名, and the mark that closes it."""

    start: int
    anonymous: bool = False
    closer: str | None = None


def opened(seen: Folded) -> Opened:
    """Step over 匿名 and an opening mark at the head of a text (rules 2 and 4)."""
    chars = seen.chars
    start, anonymous = _past_anonymous(chars, _skip(_BLANKS, chars, 0))
    closer = _CLOSERS.get(chars[start : start + 1])
    if closer:
        start, inside = _past_anonymous(chars, _skip(_BLANKS, chars, start + 1))
        anonymous = anonymous or inside
    return Opened(start, anonymous, closer)


def _with_content(seen: Folded, vocabulary: Vocabulary) -> Heard | None:
    """Read a content command at the head of a text (rules 2 and 4)."""
    chars, head = seen.chars, opened(seen)
    found = vocabulary.at(chars, head.start)
    if found is None:
        return None
    command, word, after = found
    if head.closer:
        closed = _closed(chars, after, head.closer)
        if closed is None and head.closer != "#":
            return None
        after = closed or after
    free = bool(head.closer) or frees(word)
    rest = _skip(_SEPARATOR, chars, after)
    if rest == after and rest < len(chars) and not free and not command.glued(chars[rest:]):
        return None
    if _again(chars, after, rest, word) or (rest == after and _slipped(chars, after)):
        return None
    heard = heard_with(seen, command, after, head, word)
    return heard if not heard.content or command.accepts(heard.content) else None


def _again(chars: str, after: int, rest: int, word: str) -> bool:
    """Tell whether the very word stands there twice: a slip, that is asked about (rule 6)."""
    if not chars.startswith(word, rest):
        return False
    return rest == after or not chars[rest + len(word) :].strip(_CLOSING)


def _slipped(chars: str, after: int) -> bool:
    """Tell whether one letter too many ends an English word: micro suggestionn."""
    here = chars[after - 1 : after + 2]
    return here[:2].isascii() and here[:2].isalpha() and len(here) > 1 and not here[2:].isalnum()


def heard_with(seen: Folded, command: Command, after: int, head: Opened, word: str) -> Heard:
    """Give a command with the content that begins behind its word and their separator."""
    rest = _skip(_SEPARATOR, seen.chars, after)
    said = seen.chars[rest:].strip(_CLOSING)  # 微建议！ hands in nothing yet
    content = seen.rest(rest) if said else ""
    inside, content = split_anonymous(content)
    bare = not head.closer and not frees(word)
    return Heard(command, content, anonymous=head.anonymous or inside, bare=bare, word=word)


def _past_anonymous(chars: str, start: int) -> tuple[int, bool]:
    """Step over 匿名 and what separates it, if it stands here."""
    match = _ANONYMOUS.match(chars, start)
    return (_skip(_SEPARATOR, chars, match.end()), True) if match else (start, False)


def _closed(chars: str, after: int, closer: str) -> int | None:
    """Give the place behind the closing mark, if it follows the word."""
    at = _skip(_BLANKS, chars, after)
    return at + 1 if chars[at : at + 1] == closer else None


def split_anonymous(content: str) -> tuple[bool, str]:
    """Tell whether a content begins with 匿名 as a word of its own, and give what follows it."""
    seen = folded(content)
    start = _skip(_BLANKS, seen.chars, 0)
    match = _ANONYMOUS.match(seen.chars, start)
    if match is None:
        return False, content
    rest = _skip(_SEPARATOR, seen.chars, match.end())
    marked = not match.group()[0].isalpha()
    if rest == match.end() and rest < len(seen.chars) and not marked:
        return False, content
    return True, seen.rest(rest)


def hints_anonymous(content: str) -> bool:
    """Tell whether 匿名 heads a content, or it asks for no name: in doubt it is anonymous."""
    headed = _ANONYMOUS.match(folded(content).chars.lstrip(_BEFORE))
    return headed is not None or wishes_no_name(content)


def is_anonymous(text: str) -> bool:
    """Tell whether a text is nothing but 匿名, with whatever closes or marks it."""
    whole = _unmarked(folded(text).chars.strip().rstrip(_CLOSING))
    return bool(_ANONYMOUS.fullmatch(whole.rstrip(_CLOSING))) or only_wishes_no_name(text)


def _skip(pattern: re.Pattern[str], chars: str, start: int) -> int:
    match = pattern.match(chars, start)
    return match.end() if match else start
