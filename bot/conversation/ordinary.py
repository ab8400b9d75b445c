"""Texts that no command matched: a courtesy, a close miss, a draft, a short word (rule 6).

All are kept.
"""

import re
from dataclasses import replace
from functools import partial

from bot.conversation.commands import VOCABULARY, suggest
from bot.conversation.commands.keeping import offer
from bot.conversation.folding import fold
from bot.conversation.missing import Misses
from bot.conversation.questions import meant
from bot.conversation.reading import hints_anonymous, is_anonymous
from bot.conversation.shorts import keep_short
from bot.conversation.speaking import answer_in
from bot.conversation.turn import Decision, Turn
from bot.model.say import say

MISSES = Misses(VOCABULARY)

SHORT = 10
"""Up to so many characters (code points) a text is too short to be a draft."""

_CLOSING = "。.!?~…,、 \n"
_SIGNS = re.compile(r"(?:\[[^\[\]\s]{1,8}\]|/:[!-.0-~]{1,10}|[^\w\s])++")
"""Nothing but emoji and WeChat's own codes for them ([微笑], /::)). Possessive: it never looks
back, so that a long row of them costs no more than its length."""


def take(turn: Turn) -> Decision:
    """Answer a courtesy, ask back after a close miss, offer to file a longer text, hint."""
    text = turn.content
    folded = fold(text)
    bare = folded.rstrip(_CLOSING)
    if bare in turn.house.greetings:
        return replace(keep_short(turn), says=(say("greeting"),))
    if bare in turn.house.courtesies or _SIGNS.fullmatch(folded):
        return replace(keep_short(turn), says=(say("courtesy"),))
    if near := MISSES.find(text):
        return answer_in(near.word, turn, partial(meant.ask, miss=near))
    if is_anonymous(text):
        return suggest.suggest_anonymously(turn)
    if len(text.strip()) > SHORT:
        return offer(turn, anonymous=hints_anonymous(text))
    return replace(keep_short(turn), says=(say("hint"),))
