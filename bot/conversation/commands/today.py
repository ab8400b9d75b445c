"""今日: today's items, whatever became of their pushes."""

from bot.conversation.commands.review import due_hint
from bot.conversation.lookups import learning, picked
from bot.conversation.recommending import ROOM, recommended
from bot.conversation.turn import Decision, TodayItem, Turn
from bot.conversation.words import Command
from bot.model.say import Say, say
from bot.store.base import Store
from bot.study.message import message

_ROOM = (1300, 400)
"""Bytes of each body where there are one or two items; a reply holds 2,048 in all (sheet 4.1)."""

_LINES = 8
"""More items than two stand with title and link alone, so many at the most."""


def today(turn: Turn) -> Decision:
    """Give all of today's items, the earliest schedule's first."""
    if not turn.today:
        return Decision((_none_yet(turn), *due_hint(turn)))
    if len(turn.today) > len(_ROOM):
        shown = turn.today[:_LINES]
        return Decision((*(_line(turn, one) for one in shown), *due_hint(turn)), gives=shown)
    extra, house = recommended(turn.picked), turn.house
    room = _ROOM[len(turn.today) - 1] - (ROOM if extra else 0) // len(turn.today)
    says = tuple(message(one.item, house.item(one.item.id), room) for one in turn.today)
    return Decision((*says, *extra, *due_hint(turn)), gives=turn.today)


def _line(turn: Turn, one: TodayItem) -> Say:
    return say("today.line", title=one.item.title, link=turn.house.item(one.item.id))


def _none_yet(turn: Turn) -> Say:
    column = turn.house.column
    due = turn.house.next_push(turn.now)
    if due is None:
        return say("today.none", column=column)
    return say("today.not-yet", time=f"{due:%H:%M}", column=column)


def _looks(store: Store, turn: Turn) -> Turn:
    """Look up what is due again, and what organisers recommend."""
    return picked.recommended(store, learning.cards(store, turn))


COMMAND = Command(
    "today", today, words=("今日", "今日学习", "学习", "today", "study"), looks=_looks
)
