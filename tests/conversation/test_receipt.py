from datetime import UTC, datetime

import pytest

from bot.model.contribution import MoveRecord, State
from bot.model.ids import Receipt
from tests.conversation.talk import MORNING, SOL, STUDY_DAY, Talk, keys


@pytest.fixture
def code(hears: Talk) -> Receipt:
    """The receipt of a suggestion that Mei handed in."""
    return hears("微建议 东门的路灯坏了").keep[0].receipt


def spellings(code: str) -> list[str]:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code)
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}"
    return [code, code.lower(), f" {code}\n", spaced, spaced.replace(" ", "-"), wide]


def test_tells_state_and_history_to_the_author(hears: Talk, code: Receipt) -> None:
    move = MoveRecord("ou", MORNING, State.SUBMITTED, State.NOT_ADOPTED, "已经修好")
    hears.steps[code] = (move,)
    for text in spellings(code):
        decision = hears(text)
        assert keys(decision) == ["receipt.state", "receipt.step-why", "receipt.may-withdraw"]
        assert decision.says[0].values["receipt"] == code
        assert decision.says[1].values["reason"] == "已经修好"
        assert (decision.keep, decision.drafts, decision.shorts) == ((), (), ())


def test_dates_a_move_by_the_days_of_the_office(hears: Talk, code: Receipt) -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # half past midnight in Shanghai
    hears.steps[code] = (MoveRecord("ou", late, State.SUBMITTED, State.ACCEPTED, ""),)
    assert hears(code).says[1].values["day"] == "2026-11-25"


def test_tells_it_of_an_anonymous_one_too(hears: Talk) -> None:
    kept = hears("匿名 微建议 东门的路灯坏了").keep[0]
    assert kept.created == STUDY_DAY
    assert keys(hears(kept.receipt)) == ["receipt.state", "receipt.may-withdraw"]


def test_tells_a_stranger_nothing(hears: Talk, code: Receipt) -> None:
    sol = Talk()
    assert sol.member.openid != SOL
    assert keys(sol(code)) == keys(sol("43333333Y")) == ["receipt.not-yours"]


@pytest.mark.parametrize("place", range(9))
def test_notices_a_mistyped_one(hears: Talk, code: Receipt, place: int) -> None:
    wrong = code[:place] + ("K" if code[place] != "K" else "M") + code[place + 1 :]
    decision = hears(wrong)
    assert (keys(decision), decision.keep, decision.drafts) == (["receipt.mistyped"], (), ())
    assert [one.text for one in decision.shorts] == [wrong]


def test_is_content_where_more_is_said(hears: Talk, code: Receipt) -> None:
    assert hears(f"{code} 怎么还没有办好").drafts
    assert hears(f"微建议 {code}").keep[0].text == code
