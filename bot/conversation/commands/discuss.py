"""微讨论: post to today's topic."""

from bot.conversation.commands.keeping import take
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind


def discuss(turn: Turn) -> Decision:
    """Keep the content, or ask for it."""
    return take(turn, Kind.DISCUSSION)


COMMAND = Command(
    "discuss",
    discuss,
    words=("微讨论", "讨论", "micro discussion", "micro discussions", "discuss"),
    content=True,
)
