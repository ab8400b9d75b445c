"""微建议: hand in a suggestion, in one's name or 匿名."""

from dataclasses import replace

from bot.conversation.commands.keeping import take
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind


def suggest(turn: Turn) -> Decision:
    """Keep the content, or ask for it."""
    return take(turn, Kind.SUGGESTION)


def suggest_anonymously(turn: Turn) -> Decision:
    """匿名 alone: ask for a suggestion that bears no name."""
    return take(replace(turn, content="", anonymous=True), Kind.SUGGESTION)


COMMAND = Command(
    "suggest",
    suggest,
    words=(
        "微建议",
        "建议",
        "micro suggestion",
        "micro suggestions",
        "suggest",
    ),
    content=True,
)
