"""撤回, 补充, 评价: what an author may still do with what they handed in."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.coded import Coded, coded
from bot.model.contribution import State
from tests.conversation.talk import Talk, keys, receipts

OPEN = {State.SUBMITTED, State.HELD, State.RETURNED}
REVIEWED = [one for one in State if one not in OPEN]


def filed(hears: Talk, words: str = "微建议 东门的路灯坏了") -> str:
    (one,) = hears(words).keep
    return str(one.receipt)


def state(hears: Talk) -> State:
    return hears.kept[-1].state


@pytest.mark.parametrize(
    "said",
    [
        "撤回 {}",
        "撤回：{}",
        "#撤回# {}",
        "撤回 {}。",
        "撤回 回执号 {}",
        "withdraw {}",
        "撤回，「{}」",
    ],
)
def test_takes_back_what_nobody_has_reviewed(hears: Talk, said: str) -> None:
    code = filed(hears)
    assert keys(hears(said.format(code))) == ["withdraw.done"]
    assert state(hears) is State.WITHDRAWN
    assert keys(hears(code))[0] == "receipt.state"


@pytest.mark.parametrize("now", [*REVIEWED, State.RETURNED])
def test_takes_nothing_back_after_the_first_review(hears: Talk, now: State) -> None:
    code = filed(hears)
    hears.moves(now)
    too_late = "already" if now is State.WITHDRAWN else "too-late"
    assert keys(hears(f"撤回 {code}")) == [f"withdraw.{too_late}"]
    assert state(hears) is now


def test_offers_what_could_be_taken_back(hears: Talk) -> None:
    assert keys(hears("撤回")) == ["withdraw.nothing"]
    filed(hears)
    assert keys(hears("撤回")) == ["withdraw.which", "mine.line"]
    filed(hears, "匿名 微建议 食堂的账该公布")
    assert keys(hears("撤回")) == ["withdraw.which", "mine.line"]


def test_takes_back_an_anonymous_one_by_its_code_and_tells_no_hour(hears: Talk) -> None:
    code = filed(hears, "匿名 微建议 食堂的账该公布")
    hears.waits(minutes=7)
    assert keys(hears(f"撤回 {code}")) == ["withdraw.done"]
    (step,) = hears.steps[hears.kept[-1].receipt]
    noon = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert (step.by, step.at) == ("", noon.astimezone(UTC))


@pytest.mark.parametrize("text", ["撤回这个决定吧，影响太大了", "撤回 这个决定吧，影响太大了"])
def test_leaves_sentences_that_only_begin_with_the_word(hears: Talk, text: str) -> None:
    filed(hears)
    hears(text)
    assert [one.text for one in hears.drafts.values()] == [text]


@pytest.mark.parametrize(
    "said", ["补充 {} 西门也坏了", "补充：{}：西门也坏了", "补充 西门也坏了", "add {} 西门也坏了"]
)
def test_adds_to_what_was_handed_in(hears: Talk, said: str) -> None:
    code = filed(hears)
    hears.waits(hours=1)
    assert keys(hears(said.format(code))) == ["supplement.done"]
    assert hears.kept[-1].text == "东门的路灯坏了\n西门也坏了"
    assert hears.drafts == {}


def test_hands_in_again_what_was_returned(hears: Talk) -> None:
    code = filed(hears)
    hears.moves(State.RETURNED)
    assert keys(hears(code))[-1] == "receipt.may-resubmit"
    assert keys(hears(f"补充 {code} 在东门外")) == ["supplement.resubmitted"]
    assert (state(hears), hears.kept[-1].text) == (State.SUBMITTED, "东门的路灯坏了\n在东门外")


@pytest.mark.parametrize("now", REVIEWED)
def test_keeps_the_words_where_nothing_takes_them(hears: Talk, now: State) -> None:
    code = filed(hears)
    hears.moves(now)
    said = keys(hears(f"补充 {code} 西门也坏了"))
    assert said[0] == "supplement.too-late"
    assert keys(hears("补充 北门也坏了"))[0] == "supplement.nothing-open"
    assert [
        "西门也坏了" in one.text or "北门也坏了" in one.text for one in hears.drafts.values()
    ] == [
        True,
        True,
    ]
    assert hears.kept[-1].text == "东门的路灯坏了"


def test_never_adds_to_anothers(hears: Talk) -> None:
    assert keys(hears(f"补充 {next(receipts())} 西门也坏了"))[0] == "receipt.not-yours"
    assert len(hears.drafts) == 1


@pytest.mark.parametrize(
    ("said", "key", "after"),
    [
        ("评价 {} 满意", "rate.good", State.RATED),
        ("评价 {} 基本满意", "rate.fair", State.RATED),
        ("评价：{}，不满意", "rate.reopened", State.ASSIGNED),
        ("评价 满意 {}", "rate.good", State.RATED),
        ("rate {} fair", "rate.fair", State.RATED),
    ],
)
def test_rates_an_answer(hears: Talk, said: str, key: str, after: State) -> None:
    code = filed(hears)
    hears.moves(State.ACCEPTED, State.ASSIGNED, State.ANSWERED)
    assert keys(hears(code))[-1] == "receipt.may-rate"
    assert keys(hears(said.format(code))) == [key]
    assert state(hears) is after


def test_reopens_a_case_once(hears: Talk) -> None:
    code = filed(hears)
    hears.moves(State.ACCEPTED, State.ASSIGNED, State.ANSWERED)
    hears(f"评价 {code} 不满意")
    hears.moves(State.ANSWERED)
    assert keys(hears(f"评价 {code} 不满意")) == ["rate.bad"]
    assert state(hears) is State.RATED


def test_rates_nothing_before_its_answer(hears: Talk) -> None:
    code = filed(hears)
    assert keys(hears(f"评价 {code} 满意")) == ["rate.not-now"]
    assert keys(hears(f"评价 {code}")) == ["rate.how"]
    assert keys(hears("评价")) == ["rate.how"]


@pytest.mark.parametrize(
    "text", ["评价很好，继续努力，大家都说好", "评价 这次活动办得很好，大家都说好"]
)
def test_takes_no_sentence_for_a_grade(hears: Talk, text: str) -> None:
    assert keys(hears(text)) == ["draft.offer"]


def test_names_a_mistyped_code(hears: Talk) -> None:
    code = filed(hears)
    wrong = code[:-1] + ("A" if code[-1] != "A" else "C")
    for said in (f"撤回 {wrong}", f"评价 {wrong} 满意", f"补充 {wrong} 西门也坏了"):
        assert keys(hears(said))[0] == "receipt.mistyped"
    assert any("西门也坏了" in one.text for one in hears.drafts.values())


@pytest.mark.parametrize(
    "said", ["补充 {} 西门", "撤回 {}", "进度 {}", "评价 {} 满意", "{}", "#{}#"]
)
def test_one_letter_too_few_or_too_many_is_a_slip(hears: Talk, said: str) -> None:
    code = "FC4HQ9QYM"
    for wrong in (code[:-1], code + "M"):
        assert keys(hears(said.format(wrong)))[0] == "receipt.mistyped"
    assert hears.kept == []


@pytest.mark.parametrize(
    "said", ["撤回{}", "补充{}晚上更响", "评价{}满意", "#{}#", "撤回 {} 不想要了"]
)
def test_a_right_code_needs_no_separator(hears: Talk, said: str) -> None:
    code = filed(hears)
    assert code in str(hears(said.format(code)).says[0].values["receipt"])
    assert hears.drafts == {}


def test_says_that_it_was_taken_back_already(hears: Talk) -> None:
    code = filed(hears)
    hears(f"撤回 {code}")
    assert keys(hears(f"撤回 {code}")) == ["withdraw.already"]


@pytest.mark.parametrize(("grade", "key"), [("滿意", "rate.good"), ("不滿意", "rate.reopened")])
def test_reads_grades_in_traditional_characters(hears: Talk, grade: str, key: str) -> None:
    code = filed(hears)
    hears.moves(State.ACCEPTED, State.ASSIGNED, State.ANSWERED)
    assert keys(hears(f"評價 {code} {grade}")) == [key]


def test_tells_the_whole_history(hears: Talk) -> None:
    code = filed(hears)
    hears.moves(State.ACCEPTED, State.ASSIGNED, State.ANSWERED)
    told = keys(hears(code))
    steps = ["receipt.step-why", "receipt.step-assigned", "receipt.step-answered"]
    assert told == ["receipt.state", *steps, "receipt.may-rate"]


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        ("43333333Y 西门", "西门"),
        ("433-333-33y：西门", "西门"),
        ("「43333333Y」西门", "西门"),
        ("４３３３３３３３Ｙ\n西门\n北门", "西门\n北门"),
        ("回执号：43333333Y", ""),
    ],
)
def test_finds_a_code_however_it_stands(content: str, rest: str) -> None:
    found = coded(content)
    assert (found.receipt, found.rest) == ("43333333Y", rest)


@pytest.mark.parametrize("content", ["", "西门也坏了", "13800138000 打这个电话", "two words"])
def test_finds_no_code_in_other_words(content: str) -> None:
    assert coded(content) == Coded(None, content)
