"""Every reply is in the language of the command, or of the last one (Build 9)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.conversation.answering import Conversation
from bot.store.base import Store
from bot.texts import Texts
from tests.conversation.talk import HOUSE, Talk
from tests.store.people import ENGLISH, MEI, TEXTS, conversation, event, said

Says = Callable[..., str]


@pytest.fixture
def bot(store: Store) -> Conversation:
    """One process's, of an account in Chinese."""
    return conversation(store)


@pytest.fixture
def says(bot: Conversation) -> Says:
    """Mei's phone."""
    sent = iter(range(1, 99))
    return lambda text: bot.answer(said(MEI, text, next(sent)), said(MEI, "").created, str)


def spoke(reply: str, texts: Texts, key: str) -> bool:
    return texts.sentences[key].split("{")[0].split("\n")[0] in reply


def test_answers_in_the_language_of_the_command(says: Says) -> None:
    assert spoke(says("帮助"), TEXTS, "help")
    assert spoke(says("help"), ENGLISH, "help")
    assert spoke(says("suggest more lamps"), ENGLISH, "kept.suggestion")
    assert spoke(says("微建议 加路灯"), TEXTS, "kept.suggestion")


def test_remembers_it_for_what_is_no_command(says: Says, store: Store) -> None:
    says("help")
    assert spoke(says("the west lamp is broken"), ENGLISH, "draft.offer")
    assert spoke(says("路灯"), ENGLISH, "hint")
    assert spoke(says("1"), ENGLISH, "kept.discussion")
    assert store.redis.hget(store.keys.member(MEI), "l") == b"en"


@pytest.mark.parametrize("word", ["TD", "td", "?", "？", "①", "4", "4333A3334"])
def test_learns_nothing_from_what_both_write(says: Says, store: Store, word: str) -> None:
    says(word)
    assert store.redis.hget(store.keys.member(MEI), "l") is None
    says("help")
    says(word)
    assert store.redis.hget(store.keys.member(MEI), "l") == b"en"


def test_keeps_nothing_for_the_accounts_own_language(says: Says, store: Store) -> None:
    for text in ("今日", "微建议 加路灯", "帮助", "退订"):
        says(text)
    assert store.redis.hget(store.keys.member(MEI), "l") is None


def test_asks_back_in_the_language_that_was_nearly_hit(says: Says) -> None:
    assert spoke(says("sugest more lamps"), ENGLISH, "meant.ask")
    assert spoke(says("yes"), ENGLISH, "kept.suggestion")
    assert spoke(says("wei jian yi"), TEXTS, "meant.ask")


def test_speaks_on_after_a_tap_on_the_menu(says: Says, bot: Conversation) -> None:
    says("help")
    tap = event(MEI, "CLICK", EventKey="help")
    assert spoke(bot.answer(tap, tap.created, str), ENGLISH, "help")


def test_an_account_in_english_remembers_chinese() -> None:
    hears = Talk(house=replace(HOUSE, language="en"))
    hears("help")
    assert hears.member.language == ""
    hears("帮助")
    assert hears.member.language == "zh_CN"
    hears("退订")
    assert (hears.member.language, hears.member.daily) == ("zh_CN", False)
    hears("start")
    assert (hears.member.language, hears.member.daily) == ("", True)
