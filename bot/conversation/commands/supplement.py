"""补充: add to what one handed in, until its first review."""

from collections.abc import Sequence

from bot.contributions import moves
from bot.conversation.acts.growing import with_more
from bot.conversation.acts.moving import MoveOn, when
from bot.conversation.coded import coded, has_a_code
from bot.conversation.commands.excerpts import state as state_of
from bot.conversation.commands.keeping import offer
from bot.conversation.lookups import own
from bot.conversation.turn import Act, Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Contribution, MoveRecord, State
from bot.model.role import Role
from bot.model.say import say


def supplement(turn: Turn) -> Decision:
    """Add the words to the one whose code heads them, or to the newest that is still open."""
    code = coded(turn.content)
    if not code.rest.strip():
        return Decision((say("supplement.how"),))
    if code.wrong:
        return offer(turn, say("receipt.mistyped"), say("draft.kept"))
    if code.receipt is None:
        last = turn.found[0] if turn.found else None  # just filed: an anonymous one stands nowhere
        newest = last or next(filter(_open, turn.mine.contributions), None)
        if newest is None or not _open(newest):
            return offer(turn, say("supplement.nothing-open"), say("draft.kept"))
        return _grow(turn, newest, turn.content, turn.found[1] if turn.found else ())
    if turn.found is None:
        return offer(turn, say("receipt.not-yours", receipt=code.receipt), say("draft.kept"))
    one, history = turn.found
    if not _open(one):
        state = state_of(one)
        told = say("supplement.too-late", receipt=one.receipt, state=state)
        return offer(turn, told, say("draft.kept"))
    return _grow(turn, one, code.rest, history)


def _open(one: Contribution) -> bool:
    """Whether nobody has reviewed it yet, or its author was asked for more."""
    return any(moves.allows(name, Role.AUTHOR, one) for name in ("withdraw", "resubmit"))


def _grow(turn: Turn, one: Contribution, text: str, history: Sequence[MoveRecord]) -> Decision:
    acts: list[Act] = [with_more(one, text)]
    if one.state is State.RETURNED:
        at = when(turn, one)
        _, step = moves.make("resubmit", one, Role.AUTHOR, "", {}, at, history)
        acts.append(MoveOn(one, step))
        return Decision((say("supplement.resubmitted", receipt=one.receipt),), acts=tuple(acts))
    return Decision((say("supplement.done", receipt=one.receipt),), acts=tuple(acts))


COMMAND = Command(
    "supplement",
    supplement,
    words=("补充", "add"),
    content=True,
    glued=has_a_code,
    looks=own.coded_or_last(50),
)
