import pytest

from tests.conversation.talk import MEI, Talk, pushed


@pytest.fixture
def flooded(hears: Talk) -> Talk:
    """Mei, who sent thirty messages within this minute, and was told at the next."""
    for number in range(30):
        assert len(hears(f"微建议 第 {number} 件").says) == 1
    assert [one.key for one in hears("路灯").says] == ["flood.first"]
    return hears


def test_says_once_that_it_is_limited(hears: Talk) -> None:
    for number in range(30):
        hears(f"路灯 {number}")
    assert [one.key for one in hears("微建议 东门的路灯坏了").says] == ["flood.first-kept"]
    assert [one.key for one in hears("微建议 西门的路灯坏了").says] == ["flood.kept"]
    hears.waits(seconds=61)
    assert [one.key for one in hears("路灯").says] == ["hint"]


def test_thirty_messages_in_a_minute_are_answered_as_ever(hears: Talk) -> None:
    said = [hears(f"路灯 {number}").says[0].key for number in range(30)]
    assert said == ["hint"] * 30


def test_still_files(flooded: Talk) -> None:
    decision = flooded("微建议 东门的路灯坏了")
    (kept,), (said,) = decision.keep, decision.says
    assert kept.text == "东门的路灯坏了"
    assert (said.key, said.values) == ("flood.kept", {"receipt": kept.receipt})


def test_still_keeps_drafts_and_asks_nothing(flooded: Talk) -> None:
    decision = flooded("西门的路灯坏了，请修一修")
    assert [one.text for one in decision.drafts] == ["西门的路灯坏了，请修一修"]
    assert ([one.key for one in decision.says], flooded.dialogue.asked) == (["flood"], None)


def test_still_takes_numbers_for_answers(hears: Talk) -> None:
    for number in range(29):
        hears(f"路灯 {number}")
    hears("西门的路灯坏了，请修一修")
    assert [one.kind for one in hears("3").keep] == ["suggestion"]


def test_still_adds_to_a_writing(hears: Talk) -> None:
    hears("微建议")
    for number in range(40):
        hears(f"第 {number} 句")
    (kept,) = hears("完成").keep
    assert kept.text.count("\n") == 39


def test_still_stops_daily_pushes(flooded: Talk) -> None:
    assert not (flooded("退订").member or MEI).daily


def test_hands_no_item_over_that_it_does_not_show() -> None:
    hears = Talk(today=(pushed(),))
    for number in range(30):
        hears(f"路灯 {number}")
    decision = hears("今日")
    assert [one.key for one in decision.says] == ["flood.first"]
    assert decision.gives == ()


@pytest.mark.parametrize(("said", "told"), [("退订", "done"), ("帮助", "later"), ("我的", "later")])
def test_says_whether_it_was_done_or_must_be_asked_again(
    flooded: Talk, said: str, told: str
) -> None:
    assert [one.key for one in flooded(said).says] == [f"flood.{told}"]


def test_is_over_a_minute_later(flooded: Talk) -> None:
    assert flooded("路灯").says[0].key == "flood"
    flooded.waits(seconds=61)
    assert flooded("路灯").says[0].key == "hint"


@pytest.mark.parametrize("text", ["微建仪 增加路灯", "西门的路灯坏了，请修一修", "删除我的数据"])
def test_asks_nothing_back(flooded: Talk, text: str) -> None:
    decision = flooded(text)
    said = "flood.later" if text.startswith("删除") else "flood"
    assert ([one.key for one in decision.says], flooded.dialogue.asked) == ([said], None)
    flooded("是")
    flooded("1")
    flooded("0")
    assert len(flooded.kept) == 30


def test_keeps_pictures(flooded: Talk) -> None:
    decision = flooded.brings()
    assert [one.attachments[0].type for one in decision.drafts] == ["image"]
    assert [one.key for one in decision.says] == ["flood"]


def test_still_answers_a_question_that_was_open_before(hears: Talk) -> None:
    hears("西门的路灯坏了，请修一修")
    for _ in range(31):
        hears("👍")
    assert [one.text for one in hears("3").keep] == ["西门的路灯坏了，请修一修"]


def test_asks_for_words_and_takes_them(flooded: Talk) -> None:
    flooded("微建议")
    flooded("东门的路灯坏了")
    assert [one.text for one in flooded("完成").keep] == ["东门的路灯坏了"]


def test_says_that_all_is_being_erased(hears: Talk) -> None:
    for number in range(29):
        hears(f"路灯 {number}")
    hears("删除我的数据")
    assert [one.key for one in hears("1").says] == ["erase.begun"]
