"""Whether all that is stored of a member is to be erased."""

from dataclasses import replace

from bot.conversation.acts.dropping import Drop
from bot.conversation.acts.erasing import Erase
from bot.conversation.folding import fold
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Asked, Dialogue
from bot.model.say import say

_YES = 1


_SURE = frozenset({"确认", "确认删除", "是", "是的", "yes", "confirm"})
_NO = frozenset({"不", "不要", "不删", "不删了", "算了", "先不", "no", "keep"})
_CLOSING = "。.!~ \n"


def spoken(turn: Turn, asked: Asked, text: str) -> Decision | None:
    """Take a plain yes as the number, and a plain no as 取消."""
    word = fold(text).rstrip(_CLOSING)
    if word in _NO:
        return Decision((say("erase.kept"),), dialogue=replace(turn.dialogue, asked=None))
    return answer(turn, asked, _YES) if word in _SURE else None


def answer(turn: Turn, _asked: Asked, number: int) -> Decision | None:
    """Erase at the one number that says so, or a plain yes; the reply says nothing else."""
    if number != _YES:
        return None
    writing = turn.dialogue.writing  # of the chat, where this was asked on a page
    acts = (Drop(writing.attachments if writing else ()), Erase(turn.draw_file()))
    return Decision((say("erase.begun"),), acts=acts, dialogue=Dialogue(), brief=True)
