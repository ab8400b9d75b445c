"""All commands. A new one is a file and a line here; the sentence `help` names it to members."""

from bot.conversation.commands import (
    daily,
    discuss,
    experience,
    finish,
    help,
    mine,
    progress,
    suggest,
    today,
)
from bot.conversation.words import Vocabulary

COMMANDS = (
    today.COMMAND,
    discuss.COMMAND,
    experience.COMMAND,
    suggest.COMMAND,
    mine.COMMAND,
    progress.COMMAND,
    finish.DONE,
    finish.CANCEL,
    daily.STOP,
    daily.START,
    help.COMMAND,
)

VOCABULARY = Vocabulary(COMMANDS)

BY_NAME = {command.name: command for command in COMMANDS}
"""For menu keys, and for what carries on as a command."""
