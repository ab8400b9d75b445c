"""同意公开: let one's words be shown to others, once they are reviewed."""

from dataclasses import replace

from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.members import consents
from bot.model.member import Consent
from bot.model.say import say


def agree(turn: Turn) -> Decision:
    """Keep the consent, with the version of the text and the time."""
    privacy = turn.house.privacy
    if consents.answered(turn.member, privacy):
        return Decision((say("consent.was-given"),))
    given = Consent(privacy.version, turn.now)
    return Decision((say("consent.given"),), member=replace(turn.member, shows=given))


COMMAND = Command("agree", agree, words=("同意公开", "agree"))
