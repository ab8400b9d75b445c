"""What is written on one of our own pages goes through the same conversation, beside the chat."""

import pytest

from bot.conversation.answering import Conversation
from bot.model.incoming import Incoming
from bot.store import contributions, kept
from bot.store.base import Store
from tests.conversation.talk import Talk, keys, words
from tests.store.people import MEI, NOW, answer, conversation, said


@pytest.fixture
def bot(store: Store) -> Conversation:
    return conversation(store)


def written(text: str, token: str, **fields: str) -> Incoming:
    """What a form of a page sends."""
    return Incoming(
        MEI, "gh_office", NOW, "page", None, {"Content": text, "MsgID": token, **fields}
    )


def test_files_a_draft_that_a_page_shows(store: Store, bot: Conversation) -> None:
    for number, text in enumerate(
        ("东门的路灯坏了，请修一修", "西门的路灯坏了，请修一修"), start=1
    ):
        answer(bot, said(MEI, text, number))
    older = kept.of_member(store, MEI, 9)[1]
    answer(bot, written("3", "t1", Draft=older.id))
    (one,) = contributions.of_member(store, MEI, 9)
    assert (one.kind, one.text) == ("suggestion", older.text)
    assert older.id not in {left.id for left in kept.of_member(store, MEI, 9)}


@pytest.mark.parametrize("name", ["", "of nobody", "oSol.1.1"])
def test_files_no_draft_that_is_not_theirs(store: Store, bot: Conversation, name: str) -> None:
    answer(bot, written("3", "t1", Draft=name))
    assert contributions.of_member(store, MEI, 9) == []


def test_adds_nothing_to_what_is_written_in_the_chat(hears: Talk) -> None:
    hears("微建议")
    hears("东门的路灯坏了")
    assert words(hears.receives("page", Content="微讨论：我赞成")) == ["我赞成"]
    assert keys(hears.receives("page", Content="西门的路灯坏了，请修一修"))[0] == "draft.offer"
    number = hears.dialogue.questions
    filed = hears.receives("page", Content="3", bizmsgmenuid=str(number))
    assert words(filed) == ["西门的路灯坏了，请修一修"]
    assert words(hears("完成")) == ["东门的路灯坏了"]
