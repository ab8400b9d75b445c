"""优秀体会 in words: one short paragraph beside the day's item."""

from collections.abc import Sequence

from bot.conversation.others import who, within
from bot.model.contribution import Contribution
from bot.model.say import Say, say

ROOM = 260
"""Bytes that the paragraph may take of a message."""

_WORDS = 150


def recommended(found: Sequence[Contribution]) -> tuple[Say, ...]:
    """Name the newest pick that has words, if there is one."""
    one = next((each for each in found if each.text.strip()), None)
    if one is None:
        return ()
    text = within(" ".join(one.text.split()), _WORDS)
    return (say("picked.line", text=text, who=who(one.branch)),)
