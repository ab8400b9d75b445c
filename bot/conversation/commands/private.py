"""不公开: let nobody see one's words any more but the office."""

from dataclasses import replace

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.members import consents
from bot.model.member import Consent
from bot.model.say import say


def keep_private(turn: Turn) -> Decision:
    """Take the consent back; what was shown is shown no more from this moment."""
    shown = consents.shows(turn.member)
    refused = Consent(turn.house.privacy.version, turn.now, given=False)
    words = say("consent.taken-back") if shown else say("consent.refused")
    return Decision((words,), member=replace(turn.member, shows=refused))


COMMAND = Command("private", keep_private, words=("不公开", "keep private"))
