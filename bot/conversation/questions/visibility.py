"""Who may see an experience: 1 organisers, 2 my branch, 3 everyone; until its first review."""

from dataclasses import replace

from bot.contributions import moves
from bot.conversation.acts.showing import ShowTo
from bot.conversation.commands import VOCABULARY
from bot.conversation.lookups import own
from bot.conversation.reading import read
from bot.conversation.turn import Decision, Turn
from bot.conversation.visibility import CHOICES
from bot.members import consents
from bot.model.contribution import Visibility
from bot.model.dialogue import Asked
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.model.say import say
from bot.store.base import Store


def answer(turn: Turn, asked: Asked, number: int) -> Decision | None:
    """Let those see it whom the number names; others only with the second consent."""
    if number not in CHOICES:
        return None
    settled = replace(turn.dialogue, asked=None)
    one, _ = turn.found or (None, ())
    if one is None or not moves.allows("withdraw", Role.AUTHOR, one):
        receipt = asked.values["receipt"]
        return Decision((say("visibility.too-late", receipt=receipt),), dialogue=settled)
    chosen = CHOICES[number]
    if chosen is Visibility.BRANCH and not one.branch:
        return Decision((say("visibility.no-branch"),))
    says = [say(f"visibility.{chosen}")]
    if chosen is not Visibility.ORGANISERS and not consents.shows(turn.member):
        says.append(say("visibility.consent"))
    return Decision(tuple(says), dialogue=settled, acts=(ShowTo(one, chosen),))


def looks(store: Store, turn: Turn) -> Turn:
    """Look up the experience that was asked about, where the answer is a number."""
    asked = turn.dialogue.asked
    if asked is None or read(turn.message.text, VOCABULARY).number not in CHOICES:
        return turn
    return own.found_by(store, turn, Receipt(asked.values["receipt"]))
