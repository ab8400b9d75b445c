"""After an experience is filed: who may see it. Unsaid, it is organisers alone."""

from dataclasses import replace

from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Contribution, Kind, Visibility
from bot.model.dialogue import Asked, QuestionKind
from bot.model.say import say

CHOICES = {1: Visibility.ORGANISERS, 2: Visibility.BRANCH, 3: Visibility.EVERYONE}


def ask(turn: Turn, filed: Decision, grown: Contribution | None = None) -> Decision:
    """Ask for whom it is, where a decision files an experience and nothing else is being written.

    Who belongs to no branch is not offered theirs. `grown` was filed before, and has more words.
    """
    kept = next((one for one in filed.keep if one.kind is Kind.EXPERIENCE), grown)
    dialogue = filed.dialogue or turn.dialogue
    if kept is None or dialogue.writing is not None:
        return filed
    number = dialogue.questions + 1
    asks = say("visibility.ask" if kept.branch else "visibility.ask-unbound", question=number)
    values = {"receipt": str(kept.receipt)}
    asked = Asked(number, None, turn.now, QuestionKind.VISIBILITY, values)
    return replace(
        filed,
        says=(*filed.says, asks),
        dialogue=replace(dialogue, asked=asked, questions=number),
    )
