"""微体会: write what one took from today's item."""

from bot.conversation import visibility
from bot.conversation.commands.keeping import take
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind


def experience(turn: Turn) -> Decision:
    """Keep the content, or ask for it; then ask who may see it."""
    return visibility.ask(turn, take(turn, Kind.EXPERIENCE))


COMMAND = Command(
    "experience",
    experience,
    words=("微体会", "体会", "心得", "micro experience", "micro experiences", "experience"),
    content=True,
)
