from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.conversation.acts.learning import Give
from bot.conversation.composing import LIMIT
from bot.study.library import load
from tests.conversation.studying import FIRST, SECOND, THIRD, mei, today
from tests.conversation.talk import HOUSE, TEXTS, keys


@pytest.mark.parametrize("word", ["再深一点", "深", "深一点", "deeper", "More", "再深一點。"])
def test_gives_the_next_depth_at_once(word: str) -> None:
    said = mei(FIRST)(word)
    assert keys(said) == ["item.message", "deeper.more"]
    assert said.says[0].values["title"] == SECOND.title
    assert said.says[0].values["link"] == HOUSE.item(SECOND.id)
    assert said.acts == (Give(SECOND.id),)


def test_goes_further_each_time_until_the_end() -> None:
    hears = mei(FIRST)
    hears("深")
    said = hears("深")
    assert (said.acts, keys(said)) == ((Give(THIRD.id),), ["item.message", "deeper.last"])
    end = hears("深")
    assert (end.acts, keys(end)) == ((), ["deeper.end"])
    assert end.says[0].values["column"] == HOUSE.column


def test_gives_a_newcomer_what_came_before() -> None:
    hears = mei(THIRD)
    said = hears("深")
    assert keys(said) == ["deeper.before", "item.message", "deeper.more"]
    assert said.says[1].values["title"] == FIRST.title
    assert hears("深").acts == (Give(SECOND.id),)


@pytest.mark.parametrize("language", TEXTS)
def test_no_reply_with_a_shipped_item_is_cut(language: str) -> None:
    shipped = load(Path("content"))
    for track in shipped.tracks:
        hears = mei(track.items[-1], library=shipped)
        while (said := hears("深")).acts:
            reply = "\n\n".join(TEXTS[language].render(one) for one in said.says)
            assert len(reply.encode()) < LIMIT - 150  # a hint may follow


def test_says_when_the_next_item_comes() -> None:
    assert keys(mei()("深")) == ["deeper.none"]
    hears = mei()
    hears.house = replace(HOUSE, next_push=lambda now: time(8, 0))
    said = hears("深")
    assert (keys(said), said.says[0].values["time"]) == (["deeper.not-yet"], "08:00")


def test_ends_at_once_where_the_theme_has_nothing_else() -> None:
    alone = mei()
    alone.today = today(replace(FIRST, theme="垃圾分类"))
    assert keys(alone("深")) == ["deeper.end"]


@pytest.mark.parametrize(
    "text", ["水很深", "再深一点的坑也见过", "more buses for our street, please"]
)
def test_is_not_heard_in_a_sentence(text: str) -> None:
    assert not mei(FIRST)(text).acts
