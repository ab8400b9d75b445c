"""评价: what its author thinks of an answer."""

import re
from collections.abc import Sequence

from bot.contributions.rating import rate as by_the_table
from bot.contributions.wants import Grade
from bot.conversation.acts.moving import MoveOn, when
from bot.conversation.coded import coded, has_a_code
from bot.conversation.commands.excerpts import state as state_of
from bot.conversation.folding import folded
from bot.conversation.lookups import own
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command
from bot.model.contribution import Contribution, MoveRecord, State
from bot.model.ids import Receipt
from bot.model.say import Refusal, say
from bot.store.base import Store

_GRADES = {
    "基本满意": Grade.FAIR,
    "不满意": Grade.BAD,
    "满意": Grade.GOOD,
    "unsatisfied": Grade.BAD,
    "satisfied": Grade.GOOD,
    "good": Grade.GOOD,
    "fair": Grade.FAIR,
    "bad": Grade.BAD,
}
_BACK = 50
_GRADE = re.compile(rf"[\s:,、]*({'|'.join(_GRADES)})(?![a-z])")


def _parsed(content: str) -> tuple[Receipt | None, Grade | None, bool]:
    """Read code and grade, in either order; tells also whether the code is mistyped."""
    before = _GRADE.match(folded(content).chars)
    code = coded(folded(content).rest(before.end()) if before else content)
    after = before or _GRADE.match(folded(code.rest).chars)
    return code.receipt, _GRADES[after.group(1)] if after else None, code.wrong


def _accepts(content: str) -> bool:
    """Tell whether this is a rating: a code, or a grade and nothing else."""
    receipt, grade, wrong = _parsed(content)
    alone = _GRADE.match(folded(content).chars)
    bare = alone is not None and not folded(content).chars[alone.end() :].strip("。.!? \n")
    return receipt is not None or wrong or (grade is not None and bare)


def rate(turn: Turn) -> Decision:
    """Keep the grade; 不满意 reopens a case once."""
    receipt, grade, wrong = _parsed(turn.content)
    if wrong:
        return Decision((say("receipt.mistyped"),))
    if receipt is not None and turn.found is None:
        return Decision((say("receipt.not-yours", receipt=receipt),))
    if turn.found is None or grade is None:
        return Decision((say("rate.how"),))
    return _rated(turn, *turn.found, grade)


def _looks(store: Store, turn: Turn) -> Turn:
    """Look up the one whose code was sent, or the only one that waits for a grade."""
    receipt, _, wrong = _parsed(turn.content)
    if receipt is None and not wrong:
        mine = own.newest(_BACK)(store, turn).mine.contributions
        answered = [one.receipt for one in mine if one.state is State.ANSWERED]
        receipt = answered[0] if len(answered) == 1 else None
    return own.found_by(store, turn, receipt) if receipt else turn


def _rated(turn: Turn, one: Contribution, history: Sequence[MoveRecord], grade: Grade) -> Decision:
    try:
        row, step = by_the_table(one, history, grade, when(turn, one))
    except Refusal:
        state = state_of(one)
        return Decision((say("rate.not-now", receipt=one.receipt, state=state),))
    if row.name == "reopen":
        heard = say("rate.reopened", receipt=one.receipt)
    else:
        heard = say(f"rate.{grade}", receipt=one.receipt)
    return Decision((heard,), acts=(MoveOn(one, step),))


COMMAND = Command(
    "rate",
    rate,
    words=("评价", "rate"),
    content=True,
    glued=has_a_code,
    accepts=_accepts,
    looks=_looks,
)
