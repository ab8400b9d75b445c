"""The language that a member is answered in: that of the last command they used (Build 9)."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation.sounding import is_han
from bot.conversation.turn import Decision, Turn

_OF_BOTH = frozenset({"td", "?"})
"""Words that people of either language send."""

CHINESE = "zh_CN"
ENGLISH = "en"


def language_of(word: str) -> str | None:
    """Give the language of a command's (folded) word; None where it tells nothing."""
    if word in _OF_BOTH:
        return None
    if any(map(is_han, word)):
        return CHINESE
    return ENGLISH if any(map(str.isalpha, word)) else None


def answer_in(word: str, turn: Turn, decide: Callable[[Turn], Decision]) -> Decision:
    """Decide, and let the member be answered in the language of this word from now on.

    Kept only where it is not what they are answered in already: the account's language, mostly.
    """
    told, default = language_of(word), turn.house.language
    if told is None or told == (turn.member.language or default):
        return decide(turn)
    member = replace(turn.member, language="" if told == default else told)
    decided = decide(replace(turn, member=member))
    return replace(decided, member=decided.member or member)
