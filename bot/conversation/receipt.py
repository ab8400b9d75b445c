"""A receipt code, sent alone: the state and history of that contribution, to its author."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.contributions import moves
from bot.conversation.commands.excerpts import excerpt
from bot.conversation.commands.excerpts import state as state_of
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import Contribution, MoveRecord, State
from bot.model.ids import Receipt
from bot.model.role import Role
from bot.model.say import Say, say


def answer_receipt(turn: Turn, code: Receipt) -> Decision:
    """Tell where it stands. To anybody else the code says nothing, as if it did not exist."""
    if turn.found is None:
        return Decision((say("receipt.not-yours", receipt=code),))
    one, steps = turn.found
    head = say(
        "receipt.state",
        receipt=code,
        kind=say(f"kind.{one.kind}"),
        state=state_of(one),
        text=excerpt(one.text, one.attachments),
    )
    told = (step(each, turn.house.zone) for each in steps)
    return Decision((head, *told, *_may(one, steps)))


def step(record: MoveRecord, zone: tzinfo) -> Say:
    """Word one step with what it says to the author."""
    day, after = f"{record.at.astimezone(zone):%Y-%m-%d}", say(f"state.{record.after}")
    why, details = record.reason, record.details
    match record.after:
        case State.ASSIGNED if "unit" in details:
            unit, due = details["unit"], details["due"]
            return say("receipt.step-assigned", day=day, state=after, unit=unit, due=due)
        case State.REDIRECTED if "where" in details:
            where = details["where"]
            return say("receipt.step-redirected", day=day, state=after, where=where, reason=why)
        case State.ANSWERED:
            return say("receipt.step-answered", day=day, state=after, answer=why)
    if why:
        return say("receipt.step-why", day=day, state=after, reason=why)
    return say("receipt.step", day=day, state=after)


def _may(one: Contribution, history: Sequence[MoveRecord]) -> tuple[Say, ...]:
    """Name the one thing that its author can do next."""
    for name in ("rate", "resubmit", "withdraw"):
        if moves.allows(name, Role.AUTHOR, one, history):
            return (say(f"receipt.may-{name}", receipt=one.receipt),)
    return ()
