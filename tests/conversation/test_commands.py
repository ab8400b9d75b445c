from dataclasses import replace
from datetime import time

import pytest

from bot.conversation.commands import COMMANDS, VOCABULARY
from bot.conversation.turn import Decision, Turn
from bot.conversation.words import Command, Vocabulary
from tests.conversation.talk import HOUSE, MEI, Talk, keys, pushed

TABLE = {
    "discuss": ("微讨论", "讨论", "micro discussion", "discuss"),
    "experience": ("微体会", "体会", "心得", "micro experience", "experience"),
    "suggest": ("微建议", "建议", "micro suggestion", "suggest"),
    "today": ("今日", "学习", "今日学习", "today", "study"),
    "mine": ("我的", "me", "my"),
    "progress": ("进度", "status"),
    "stop": ("退订", "TD", "stop"),
    "start": ("订阅", "start"),
    "done": ("完成", "done"),
    "cancel": ("取消", "cancel"),
    "help": ("帮助", "help", "?", "？", "菜单"),
}
"""The words of the contract's table, so far as they are built."""


@pytest.mark.parametrize(("name", "spellings"), TABLE.items())
def test_answers_to_every_word_of_the_table(name: str, spellings: tuple[str, ...]) -> None:
    named = [VOCABULARY.named(word.lower()) for word in spellings]
    assert [one.name if one else None for one in named] == [name] * len(spellings)


@pytest.mark.parametrize("name", TABLE)
def test_answers_to_no_other_words(name: str) -> None:
    """Except plurals, which the missing separator would otherwise cut in two."""
    (command,) = (one for one in COMMANDS if one.name == name)
    table = set(TABLE[name])
    assert {word if word in table else word.removesuffix("s") for word in command.words} <= table


def test_stops_the_start_where_two_commands_share_a_word() -> None:
    def nothing(_turn: Turn) -> Decision:
        return Decision()

    with pytest.raises(ValueError, match=r"one and other|other and one"):
        Vocabulary((Command("one", nothing, ("今日",)), Command("other", nothing, (" 今日",))))


@pytest.mark.parametrize("word", ["退订", "TD", "stop", "退訂。"])
def test_stops_daily_pushes(hears: Talk, word: str) -> None:
    assert not (hears(word).member or MEI).daily
    assert not hears.member.active
    assert hears.member.follows
    assert keys(hears(word)) == ["daily.was-off"]


@pytest.mark.parametrize("word", ["订阅", "start"])
def test_starts_them_again(hears: Talk, word: str) -> None:
    hears("退订")
    assert (hears(word).member or MEI).daily
    assert hears.member.active
    assert keys(hears(word)) == ["daily.was-on"]


def test_hands_in_as_ever_after_退订(hears: Talk) -> None:
    hears("退订")
    assert hears("微建议 路灯坏了").keep
    assert hears("今日").gives


def test_gives_all_of_todays_items_the_earliest_first() -> None:
    items = (pushed(2), pushed(1))
    decision = Talk(today=items)("今日")
    assert decision.gives == items
    assert [one.values["title"] for one in decision.says] == [one.item.title for one in items]
    assert decision.says[0].values["link"] == HOUSE.item(items[0].item.id)


def test_shows_todays_item_again(hears: Talk) -> None:
    assert keys(hears("今日")) == keys(hears("今日")) == ["item.message"]


def test_says_that_there_is_nothing_today() -> None:
    decision = Talk(today=())("今日")
    assert (keys(decision), decision.gives) == (["today.none"], ())
    assert decision.says[0].values == {"column": HOUSE.column}


def test_lists_what_was_handed_in_and_hides_the_anonymous(hears: Talk) -> None:
    named = hears("微建议 东门的路灯坏了").keep[0]
    hidden = hears("匿名 微建议 西门的路灯坏了").keep[0]
    listed = [one.values["receipt"] for one in hears("我的").says if one.key == "mine.line"]
    assert listed == [named.receipt]
    assert hidden.receipt not in listed


def test_tells_where_suggestions_stand_and_nothing_else(hears: Talk) -> None:
    lamp = hears("微建议 东门的路灯坏了").keep[0]
    hears("微体会 坡道不只为轮椅而修")
    hears("匿名 微建议 西门的路灯坏了")
    bench = hears("微建议 车站加一张长椅").keep[0]
    says = hears("进度").says
    assert [one.key for one in says] == ["progress.head", "mine.line", "mine.line"]
    assert [one.values["receipt"] for one in says[1:]] == [bench.receipt, lamp.receipt]


@pytest.mark.parametrize("text", ["进度 {}", "进度：{}", "status {}", "進度{}"])
def test_tells_where_one_suggestion_stands(hears: Talk, text: str) -> None:
    code = hears("匿名 微建议 东门的路灯坏了").keep[0].receipt
    assert keys(hears(text.format(code))) == ["receipt.state", "receipt.may-withdraw"]


def test_says_that_no_suggestion_was_handed_in(hears: Talk) -> None:
    hears("微体会 坡道不只为轮椅而修")
    assert keys(hears("进度")) == ["progress.nothing"]


def test_keeps_what_only_begins_with_the_word(hears: Talk) -> None:
    assert hears("进度太慢了，能不能快一点啊").drafts[0].text == "进度太慢了，能不能快一点啊"


def test_says_that_nothing_was_handed_in(hears: Talk) -> None:
    assert keys(hears("我的")) == ["mine.nothing"]


def test_names_the_office_in_its_help(hears: Talk) -> None:
    assert hears("帮助").says[1].values == {"contact": HOUSE.contact}


def test_tells_when_todays_item_comes() -> None:
    house = replace(HOUSE, next_push=lambda now: time(8, 0))
    decision = Talk(today=(), house=house)("今日")
    assert (keys(decision), decision.says[0].values["time"]) == (["today.not-yet"], "08:00")
