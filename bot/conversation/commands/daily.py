"""退订 and 订阅: daily pushes off and on."""

from dataclasses import replace

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import say


def stop(turn: Turn) -> Decision:
    """Send no more daily pushes; all else stays open."""
    words = say("daily.stopped" if turn.member.daily else "daily.was-off")
    return Decision((words,), member=replace(turn.member, daily=False))


def start(turn: Turn) -> Decision:
    """Send daily pushes again."""
    words = say("daily.was-on" if turn.member.daily else "daily.started")
    return Decision((words,), member=replace(turn.member, daily=True))


STOP = Command("stop", stop, words=("退订", "TD", "stop"))
START = Command("start", start, words=("订阅", "start"))
