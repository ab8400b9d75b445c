"""再深一点: further into today's theme, at once."""

from bot.conversation.acts.learning import Give
from bot.conversation.lookups import learning
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.item import StudyItem
from bot.model.say import Say, say
from bot.study.deepening import further
from bot.study.message import message

_ROOM = 1100
"""Bytes of the body: less than 今日 gives, for more is said around it."""


def deeper(turn: Turn) -> Decision:
    """Give the next item of today's theme that the member has not had."""
    if not turn.today:
        return Decision((_not_yet(turn),))
    ahead = further(turn.library, [one.item for one in turn.today], turn.learning.had)
    if not ahead:
        return Decision((_end(turn),))
    item = ahead[0]
    says = (message(item, turn.house.item(item.id), _ROOM), _after(turn, ahead))
    before = () if _is_deeper(turn, item) else (say("deeper.before"),)
    return Decision((*before, *says), acts=(Give(item.id),))


def _is_deeper(turn: Turn, item: StudyItem) -> bool:
    todays = [one.item for one in turn.today]
    return any(item.theme == one.theme and item.depth > one.depth for one in todays)


def _after(turn: Turn, ahead: list[StudyItem]) -> Say:
    return say("deeper.more") if len(ahead) > 1 else say("deeper.last", column=turn.house.column)


def _end(turn: Turn) -> Say:
    theme = turn.today[0].item.theme
    return say("deeper.end", theme=theme, column=turn.house.column)


def _not_yet(turn: Turn) -> Say:
    due = turn.house.next_push(turn.now)
    column = turn.house.column
    if due is None:
        return say("deeper.none", column=column)
    return say("deeper.not-yet", time=f"{due:%H:%M}", column=column)


COMMAND = Command(
    "deeper",
    deeper,
    words=("再深一点", "深", "深一点", "deeper", "more"),
    looks=learning.further,
)
