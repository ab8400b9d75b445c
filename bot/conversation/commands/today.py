"""今日: today's items, whatever became of their pushes."""

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import Say, say
from bot.study.message import message

_ROOM = 1500
"""Bytes of bodies in one reply, which may hold 2,048 in all (fact sheet 4.1)."""


def today(turn: Turn) -> Decision:
    """Give all of today's items, the earliest schedule's first."""
    if not turn.today:
        return Decision((_none_yet(turn),))
    each = _ROOM // len(turn.today)
    says = tuple(message(one.item, turn.house.item(one.item.id), each) for one in turn.today)
    return Decision(says, gives=turn.today)


def _none_yet(turn: Turn) -> Say:
    column = turn.house.column
    due = turn.house.next_push(turn.now)
    if due is None:
        return say("today.none", column=column)
    return say("today.not-yet", time=f"{due:%H:%M}", column=column)


COMMAND = Command("today", today, words=("今日", "今日学习", "学习", "today", "study"))
