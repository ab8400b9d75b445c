"""Whether all that is stored of a member is to be erased."""

from bot.conversation.acts.dropping import Drop
from bot.conversation.acts.erasing import Erase
from bot.conversation.turn import Decision, Turn
from bot.model.dialogue import Asked, Dialogue
from bot.model.say import say

_YES = 1


def answer(turn: Turn, _asked: Asked, number: int) -> Decision | None:
    """Erase at the one number that says so; the reply says nothing else."""
    if number != _YES:
        return None
    writing = turn.dialogue.writing  # of the chat, where this was asked on a page
    acts = (Drop(writing.attachments if writing else ()), Erase(turn.draw_file()))
    return Decision((say("erase.begun"),), acts=acts, dialogue=Dialogue(), brief=True)
