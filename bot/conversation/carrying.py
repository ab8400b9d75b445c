"""From what was heard to what a command's handler decides on it."""

from bot.conversation.reading import Heard, hints_anonymous
from bot.conversation.turn import Decision, Turn


def carry_out(turn: Turn, heard: Heard) -> Decision:
    """Let a command's handler decide."""
    assert heard.command is not None
    doubt = heard.command.name == "suggest" and hints_anonymous(heard.content)
    content, anonymous = heard.content, heard.anonymous or doubt
    return heard.command.handle(turn.but(content=content, anonymous=anonymous))
