"""我的: what one handed in and what became of it, and the drafts that wait."""

from dataclasses import replace

from bot.conversation.commands.excerpts import excerpt, line
from bot.conversation.lookups import own
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.dialogue import Asked
from bot.model.say import Say, say

SHOWN = 8


def mine(turn: Turn) -> Decision:
    """List the newest contributions, and offer the latest draft again."""
    listed = tuple(line(one) for one in turn.mine.contributions)
    head = say("mine.head") if listed else say("mine.nothing")
    listed += _page(turn)
    drafts = turn.mine.drafts
    if not drafts or turn.dialogue.writing is not None:  # a number would be content then
        return Decision((head, *listed))
    number, latest = turn.dialogue.questions + 1, drafts[0]
    asked = Asked(number, latest, turn.now)
    text = excerpt(latest.text, latest.attachments)
    offers = say("draft.offer-anonymous" if latest.anonymous else "draft.choice", question=number)
    offer = say("mine.draft", text=text, count=len(drafts), offers=offers)
    dialogue = replace(turn.dialogue, asked=asked, questions=number)
    return Decision((head, *listed, offer), dialogue=dialogue)


def _page(turn: Turn) -> tuple[Say, ...]:
    """Lead to their own page; the link may sign them in, and is theirs alone."""
    link = turn.house.me(turn.message.sender)
    return (say("mine.page", link=link),) if link else ()


COMMAND = Command("mine", mine, words=("我的", "me", "my"), looks=own.newest(SHOWN))
