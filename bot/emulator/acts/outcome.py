"""How an act ended, as the JSON interface tells it."""

from collections.abc import Sequence
from typing import TypedDict

from bot.emulator.callbacks.delivery import Outcome
from bot.emulator.callbacks.replies import Fault
from bot.emulator.people.chat import Entry
from bot.emulator.xml import Tree


class Result(TypedDict):
    """`shown` is what the answer put on the phone; the member's own bubble is not in it."""

    msg_id: str | None
    tries: int
    status: int
    ms: float
    reply: Tree | None
    shown: list[dict[str, object]]
    fault: Fault | None


def result(outcome: Outcome, shown: Sequence[Entry], msg_id: str | None = None) -> Result:
    return {
        "msg_id": msg_id,
        "tries": outcome.tries,
        "status": outcome.status,
        "ms": round(outcome.ms, 2),
        "reply": outcome.verdict.reply,
        "shown": [entry.as_json() for entry in shown],
        "fault": outcome.verdict.fault,
    }
