"""`tiantian …`: the command line, a file a group.

Changes when operators need another command.
Must not import: nothing is above it; it may use every room.
"""

from bot.cli.entry import main

__all__ = ["main"]
