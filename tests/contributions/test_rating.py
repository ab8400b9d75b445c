from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.contributions.rating import rate
from bot.contributions.wants import Grade
from bot.model.contribution import Author, Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId, Receipt
from bot.model.say import Refusal

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ANSWERED = MoveRecord("ou", NOW, State.ASSIGNED, State.ANSWERED, "修好了", {"answer": "A"})
REOPENED = MoveRecord("", NOW, State.ANSWERED, State.ASSIGNED, "", {"grade": "bad"})


def suggestion(state: State = State.ANSWERED) -> Contribution:
    author = Author(OpenId("oMei"))
    return Contribution(Receipt("43333333Y"), Kind.SUGGESTION, "灯", author, NOW, state=state)


@pytest.mark.parametrize(
    ("grade", "history", "name", "after"),
    [
        (Grade.GOOD, [ANSWERED], "rate", State.RATED),
        (Grade.FAIR, [ANSWERED], "rate", State.RATED),
        (Grade.BAD, [ANSWERED], "reopen", State.ASSIGNED),
        (Grade.BAD, [ANSWERED, REOPENED, ANSWERED], "rate", State.RATED),
    ],
)
def test_reopens_once_and_else_rates(
    grade: Grade, history: Sequence[MoveRecord], name: str, after: State
) -> None:
    row, step = rate(suggestion(), history, grade, NOW)
    assert row.name == name
    assert step == MoveRecord("", NOW, State.ANSWERED, after, "", {"grade": grade})


@pytest.mark.parametrize("state", [state for state in State if state is not State.ANSWERED])
def test_rates_answers_alone(state: State) -> None:
    with pytest.raises(Refusal):
        rate(suggestion(state), (), Grade.BAD, NOW)
