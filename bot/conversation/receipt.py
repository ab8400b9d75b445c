"""A receipt code, sent alone: the state and history of that contribution, to its author."""

from datetime import tzinfo

from bot.conversation.commands.excerpts import excerpt
from bot.conversation.turn import Decision, Turn
from bot.model.contribution import MoveRecord
from bot.model.ids import Receipt
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
        state=say(f"state.{one.state}"),
        text=excerpt(one.text, one.attachments),
    )
    return Decision((head, *(_step(step, turn.house.zone) for step in steps)))


def _step(step: MoveRecord, zone: tzinfo) -> Say:
    state = say(f"state.{step.after}")
    day = f"{step.at.astimezone(zone):%Y-%m-%d}"
    if step.reason:
        return say("receipt.step-why", day=day, state=state, reason=step.reason)
    return say("receipt.step", day=day, state=state)
