"""我的数据: all that is stored of oneself, behind a link that works once."""

from bot.conversation.acts.lending import LIFE, Lend
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.say import say


def my_data(turn: Turn) -> Decision:
    """Give the link; nothing in it tells whose it is."""
    token = turn.draw_file()
    minutes = int(LIFE.total_seconds()) // 60
    words = say("data.link", link=turn.house.data(token), minutes=minutes)
    return Decision((words,), acts=(Lend(token),))


COMMAND = Command("my-data", my_data, words=("我的数据", "my data"))
