"""0: what follows within a minute of a contribution is its continuation (rule 6)."""

import pytest

from bot.conversation.turn import Decision
from bot.model.contribution import State
from tests.conversation.talk import Talk, keys

MORE = "西门的路灯也坏了，请一起修"


def offered(decision: Decision) -> bool:
    return "draft.more" in keys(decision)


@pytest.fixture
def filed(hears: Talk) -> Talk:
    """Mei, who has just handed in a suggestion."""
    hears("微建议 东门的路灯坏了")
    return hears


@pytest.mark.parametrize("zero", ["0", "０", "零", "〇", "⓪"])
def test_adds_a_line_to_what_was_handed_in(filed: Talk, zero: str) -> None:
    receipt = filed.kept[0].receipt
    assert offered(filed(MORE))
    decision = filed(zero)
    assert (keys(decision), decision.keep, filed.drafts) == (["more.added"], (), {})
    assert [(one.receipt, one.text) for one in filed.kept] == [(receipt, f"东门的路灯坏了\n{MORE}")]


def test_takes_a_tap_for_it(filed: Talk) -> None:
    number = filed(MORE).says[-1].values["question"]
    assert keys(filed("0", tapped=int(str(number)))) == ["more.added"]
    assert keys(filed("0", tapped=int(str(number)))) == ["question.past"]


@pytest.mark.parametrize("text", ["匿名 微建议 东门的路灯坏了", "微讨论 我赞成", "心得：很受启发"])
def test_adds_to_whatever_it_was(hears: Talk, text: str) -> None:
    before = hears(text).keep[0]
    hears(MORE)
    hears("0")
    assert [one.text for one in hears.kept] == [f"{before.text}\n{MORE}"]


def test_adds_to_what_was_written_in_several_messages(hears: Talk) -> None:
    for text in ("微建议", "东门的路灯坏了", "完成"):
        hears(text)
    assert offered(hears(MORE))


def test_adds_a_picture_and_then_one_more_thought(filed: Talk) -> None:
    assert offered(filed.brings())
    filed("0")
    filed.waits(seconds=50)
    filed("南门的路灯也是坏的，晚上黑")
    filed("0")
    (one,) = filed.kept
    assert (one.text.count("\n"), [one.type for one in one.attachments]) == (1, ["image"])


def test_adds_a_close_miss(filed: Talk) -> None:
    assert keys(filed("微建仪 西门的也坏了")) == ["meant.ask", "draft.choice", "draft.more"]
    filed("0")
    assert filed.kept[0].text == "东门的路灯坏了\n微建仪 西门的也坏了"


@pytest.mark.parametrize(("seconds", "asks"), [(60, True), (61, False)])
def test_is_offered_for_a_minute(filed: Talk, seconds: int, asks: bool) -> None:
    filed.waits(seconds=seconds)
    assert offered(filed(MORE)) is asks
    assert (keys(filed("0")) == ["more.added"]) is asks


@pytest.mark.parametrize("command", ["今日", "帮助", "进度"])
def test_waits_fifteen_minutes_for_0(filed: Talk, command: str) -> None:
    filed(MORE)
    filed.waits(minutes=14)
    filed(command)
    assert keys(filed("0")) == ["more.added"]


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_leaves_the_three_kinds_to_choose(filed: Talk, number: str) -> None:
    filed(MORE)
    assert [one.text for one in filed(number).keep] == [MORE]
    assert filed.kept[0].text == "东门的路灯坏了"


@pytest.mark.parametrize("state", [State.ACCEPTED, State.WITHDRAWN, State.NOT_ADOPTED])
def test_adds_nothing_after_the_first_review(filed: Talk, state: State) -> None:
    filed(MORE)
    filed.moves(state)
    assert keys(filed("0")) == ["more.too-late"]
    assert (filed.kept[0].text, len(filed.drafts)) == ("东门的路灯坏了", 1)
    assert [one.text for one in filed("3").keep] == [MORE]


def test_is_not_offered_to_words_that_want_no_name(filed: Talk) -> None:
    assert not offered(filed("匿名 微讨论 西门的路灯坏了，没有人修"))
    assert filed("0").keep == ()


def test_is_not_offered_after_the_silence_of_a_writing(hears: Talk) -> None:
    for text in ("微建议", "东门的路灯坏了"):
        hears(text)
    hears.waits(minutes=16)
    assert not offered(hears(MORE))
