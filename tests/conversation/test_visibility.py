"""Who may see an experience: asked after it is filed, answered by a number."""

from dataclasses import replace

import pytest

from bot.model.contribution import State, Visibility
from bot.model.ids import BranchId
from tests.conversation.talk import MEI, Talk, keys

AT_HOME = replace(MEI, branch=BranchId("shi/yi"))


@pytest.fixture
def hears() -> Talk:
    """Mei, who belongs to a branch and lets her words be shown."""
    return Talk(member=AT_HOME)


@pytest.mark.parametrize(
    ("number", "chosen"),
    [
        ("1", Visibility.ORGANISERS),
        ("２", Visibility.BRANCH),
        ("三", Visibility.EVERYONE),
    ],
)
def test_is_chosen_by_a_number(hears: Talk, number: str, chosen: Visibility) -> None:
    assert keys(hears("微体会 很受启发"))[-1] == "visibility.ask"
    assert keys(hears(number)) == [f"visibility.{chosen}"]
    assert hears.kept[-1].visibility is chosen
    assert hears.dialogue.asked is None


def test_is_organisers_alone_where_nothing_is_said(hears: Talk) -> None:
    hears("微体会 很受启发")
    hears("今日")
    assert hears.kept[-1].visibility is Visibility.ORGANISERS


def test_is_asked_however_it_is_filed(hears: Talk) -> None:
    hears("微体会")
    hears("很受启发")
    assert keys(hears("完成"))[-1] == "visibility.ask"
    hears("今天的内容让我想起了老房子的台阶")
    assert keys(hears("2"))[-1] == "visibility.ask"
    assert hears("3", tapped=hears.dialogue.questions).acts
    assert hears.kept[-1].visibility is Visibility.EVERYONE


def test_is_asked_of_experiences_alone(hears: Talk) -> None:
    for text in ("微讨论 台阶太高", "微建议 路灯坏了"):
        assert "visibility.ask" not in keys(hears(text))


@pytest.mark.parametrize("number", ["2", "3"])
def test_says_how_to_consent_where_others_are_to_see_it(hears: Talk, number: str) -> None:
    hears.member = replace(AT_HOME, shows=None)
    hears("微体会 很受启发")
    assert keys(hears(number))[-1] == "visibility.consent"


def test_needs_no_consent_for_organisers(hears: Talk) -> None:
    hears.member = replace(AT_HOME, shows=None)
    assert "consent.ask" not in keys(hears("微体会 很受启发"))
    assert keys(hears("1")) == ["visibility.organisers"]


def test_offers_no_branch_to_who_has_none(hears: Talk) -> None:
    hears.member = MEI
    assert keys(hears("微体会 很受启发"))[-1] == "visibility.ask-unbound"
    assert keys(hears("2")) == ["visibility.no-branch"]
    assert keys(hears("3")) == ["visibility.everyone"]


def test_cannot_be_changed_after_the_review(hears: Talk) -> None:
    hears("微体会 很受启发")
    hears.moves(State.ACCEPTED)
    decision = hears("3")
    assert (keys(decision), decision.acts) == (["visibility.too-late"], ())


def test_is_not_asked_where_nobody_would_see_the_question(hears: Talk) -> None:
    hears("微体会")
    hears("很受启发")
    hears.waits(minutes=16)
    decision = hears("你好")
    assert len(decision.keep) == 1
    assert hears.dialogue.asked is None
    hears("微体会")
    hears("很受启发")
    hears("微讨论")  # files it and begins anew: numbers are content now
    assert not hears.dialogue.asked


def test_asks_again_after_more_words(hears: Talk) -> None:
    hears("微体会 写下来才算数")
    hears("而且要写清楚在哪里、怎么回事")
    assert keys(hears("0")) == ["more.added", "visibility.ask"]
    assert keys(hears("3"))[0] == "visibility.everyone"
