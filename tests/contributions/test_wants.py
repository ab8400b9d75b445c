from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contributions.wants import CHECKS, LONGEST_NAME, LONGEST_REASON, Want
from bot.model.say import Refusal

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("want", "said", "kept"),
    [
        (Want.REASON, "好" * LONGEST_REASON, "好" * LONGEST_REASON),
        (Want.WHERE, "物业", "物业"),
        (Want.UNIT, "😀" * LONGEST_NAME, "😀" * LONGEST_NAME),
        (Want.PERSON, "王", "王"),
        (Want.DUE, "2026-03-04", "2026-03-04"),
        (Want.DUE, "20260305", "2026-03-05"),
        (Want.ANSWER, "C", "C"),
        (Want.GRADE, "fair", "fair"),
    ],
)
def test_takes_what_is_said(want: Want, said: str, kept: str) -> None:
    assert CHECKS[want](said, TODAY) == kept


@pytest.mark.parametrize(
    ("want", "said", "why"),
    [
        (Want.REASON, "", "reason-owed"),
        (Want.REASON, "好" * (LONGEST_REASON + 1), "reason-long"),
        (Want.WHERE, "", "name-owed"),
        (Want.UNIT, "好" * (LONGEST_NAME + 1), "name-long"),
        (Want.PERSON, "", "name-owed"),
        (Want.DUE, "", "due-wrong"),
        (Want.DUE, "2026-02-30", "due-wrong"),
        (Want.DUE, "明天", "due-wrong"),
        (Want.DUE, "2026-03-03", "due-past"),
        (Want.ANSWER, "", "answer-owed"),
        (Want.ANSWER, "D", "answer-owed"),
        (Want.ANSWER, "a", "answer-owed"),
        (Want.GRADE, "满意", "grade-owed"),
    ],
)
def test_says_what_is_wrong(want: Want, said: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        CHECKS[want](said, TODAY)
    assert refused.value.say.key == f"console.move.{why}"


@given(st.sampled_from(Want), st.text())
def test_refuses_or_keeps_and_never_breaks(want: Want, said: str) -> None:
    with suppress(Refusal):
        assert CHECKS[want](said, TODAY)


def test_checks_every_want() -> None:
    assert set(CHECKS) == set(Want)
