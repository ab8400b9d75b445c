"""撤回: take back what one handed in, until its first review."""

from bot.contributions import moves
from bot.conversation.acts.moving import MoveOn, when
from bot.conversation.coded import begins_with_a_code, coded, has_a_code
from bot.conversation.commands.excerpts import excerpt, line
from bot.conversation.commands.excerpts import state as state_of
from bot.conversation.lookups import own
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Kind, State
from bot.model.role import Role
from bot.model.say import Refusal, say

SHOWN = 8


def withdraw(turn: Turn) -> Decision:
    """Take it back, or say why that cannot be any more."""
    if not turn.content:
        return _which(turn)
    code = coded(turn.content)
    if code.receipt is None:
        return Decision((say("receipt.mistyped"),))
    if turn.found is None:
        return Decision((say("receipt.not-yours", receipt=code.receipt),))
    one, history = turn.found
    try:
        _, step = moves.make("withdraw", one, Role.AUTHOR, "", {}, when(turn, one), history)
    except Refusal:
        if one.state is State.WITHDRAWN:
            return Decision((say("withdraw.already", receipt=one.receipt),))
        if one.state is State.ACCEPTED and one.kind is not Kind.SUGGESTION:
            return Decision((say("withdraw.shown", receipt=one.receipt),))
        state = state_of(one)
        return Decision((say("withdraw.too-late", receipt=one.receipt, state=state),))
    text = excerpt(one.text, one.attachments)
    return Decision(
        (say("withdraw.done", receipt=one.receipt, text=text),), acts=(MoveOn(one, step),)
    )


def _which(turn: Turn) -> Decision:
    """List what could be taken back; anonymous ones stand in no list (I7)."""
    mine = turn.mine.contributions
    still = [one for one in mine if moves.allows("withdraw", Role.AUTHOR, one)][:SHOWN]
    if not still:
        return Decision((say("withdraw.nothing"),))
    return Decision((say("withdraw.which", receipt=still[0].receipt), *map(line, still)))


COMMAND = Command(
    "withdraw",
    withdraw,
    words=("撤回", "withdraw"),
    content=True,
    glued=has_a_code,
    accepts=begins_with_a_code,
    looks=own.coded_or_newest(50),
)
