"""All commands. A new one is a file and a line here; the sentence `help` names it to members."""

from bot.conversation.commands import (
    agree,
    bind,
    check_in,
    daily,
    deeper,
    discuss,
    erase,
    experience,
    finish,
    help,
    mine,
    my_data,
    posts,
    private,
    progress,
    quiz,
    rate,
    review,
    suggest,
    supplement,
    today,
    withdraw,
)
from bot.conversation.words import Vocabulary

COMMANDS = (
    today.COMMAND,
    deeper.COMMAND,
    quiz.COMMAND,
    review.COMMAND,
    check_in.COMMAND,
    discuss.COMMAND,
    posts.COMMAND,
    experience.COMMAND,
    suggest.COMMAND,
    mine.COMMAND,
    progress.COMMAND,
    withdraw.COMMAND,
    supplement.COMMAND,
    rate.COMMAND,
    finish.DONE,
    finish.CANCEL,
    daily.STOP,
    daily.START,
    bind.COMMAND,
    agree.COMMAND,
    private.COMMAND,
    my_data.COMMAND,
    erase.COMMAND,
    help.COMMAND,
)

VOCABULARY = Vocabulary(COMMANDS)

BY_NAME = {command.name: command for command in COMMANDS}
"""For menu keys, and for what carries on as a command."""
