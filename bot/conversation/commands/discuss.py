"""微讨论: post to today's topic, or to a numbered one."""

from dataclasses import replace

from bot.conversation.commands.keeping import offer, take
from bot.conversation.lookups import topics
from bot.conversation.numbered import headed
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind
from bot.model.say import say


def discuss(turn: Turn) -> Decision:
    """Keep the content, or ask for it. Without such a topic its number belongs to the content."""
    if turn.shut:
        return offer(turn, say("topics.shut", number=turn.shut))
    head = headed(turn.content)
    if turn.topic is not None and head is not None:
        turn = replace(turn, content=head[1])
    return take(turn, Kind.DISCUSSION)


COMMAND = Command(
    "discuss",
    discuss,
    words=("微讨论", "讨论", "micro discussion", "micro discussions", "discuss"),
    content=True,
    looks=topics.chosen,
)
