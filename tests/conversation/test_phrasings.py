"""What was understood, all in all: the table of phrasings against the whole conversation."""

import pytest

from bot.conversation.commands import VOCABULARY
from bot.conversation.folding import fold
from bot.conversation.ordinary import MISSES
from bot.conversation.reading import Heard, read
from bot.model.dialogue import QuestionKind
from tests.conversation.phrasings import (
    ALONE,
    ARGUED,
    COURTESIES,
    DRAFTS,
    FILED,
    IN_DOUBT,
    MISSED,
    NAMELESS,
    NAMELESS_MISSED,
    NO_NUMBERS,
    NUMBERS,
    ORDINARY,
    SHORTS,
)
from tests.conversation.talk import Talk, keys


def test_the_table_is_long_enough() -> None:
    misses = {*MISSED, *NAMELESS_MISSED}
    ordinary = {*ORDINARY, *DRAFTS, *SHORTS, *COURTESIES}
    commands = {*FILED, *NAMELESS, *ALONE, *ARGUED, *IN_DOUBT, *NUMBERS, *NO_NUMBERS}
    assert len(commands) >= 150
    assert min(len(misses), len(ordinary)) >= 100


@pytest.mark.parametrize(("text", "command", "content"), ARGUED)
def test_takes_what_a_command_wants_to_be_told(text: str, command: str, content: str) -> None:
    one = read(text, VOCABULARY)
    assert one.command
    assert (one.command.name, one.content) == (command, content)


@pytest.mark.parametrize(("text", "word", "content"), [*MISSED, *NAMELESS_MISSED])
def test_asks_back_after_a_close_miss(hears: Talk, text: str, word: str, content: str) -> None:
    decision = hears(text)
    (draft,) = decision.drafts
    nameless = (text, word, content) in NAMELESS_MISSED
    assert (draft.text, draft.anonymous, decision.keep) == (text, nameless, ())
    asked = hears.dialogue.asked
    assert asked
    assert (asked.kind, decision.says[0].values["word"]) == (QuestionKind.MEANT, word)
    assert text[int(asked.values["from"]) :].endswith(content)
    assert keys(decision)[1] == ("draft.offer-anonymous" if nameless else "draft.choice")


@pytest.mark.parametrize("text", DRAFTS)
def test_offers_to_file_an_ordinary_text(hears: Talk, text: str) -> None:
    assert read(text, VOCABULARY) == Heard(content=text)
    decision = hears(text)
    assert (keys(decision), [one.text for one in decision.drafts]) == (["draft.offer"], [text])
    assert decision.keep == ()


@pytest.mark.parametrize("text", SHORTS)
def test_hints_after_a_short_one(hears: Talk, text: str) -> None:
    decision = hears(text)
    assert (keys(decision), [one.text for one in decision.shorts]) == (["hint"], [text])


@pytest.mark.parametrize("text", COURTESIES)
def test_answers_a_courtesy(hears: Talk, text: str) -> None:
    assert keys(hears(text)) == ["courtesy"]


@pytest.mark.parametrize("text", ORDINARY)
def test_files_nothing_of_what_only_holds_a_word(hears: Talk, text: str) -> None:
    assert hears(text).keep == ()


@pytest.mark.parametrize(("text", "command", "content"), [*FILED, *NAMELESS])
def test_asks_nothing_back_where_it_understood(
    hears: Talk, text: str, command: str, content: str
) -> None:
    assert hears(text).drafts == ()


@pytest.mark.parametrize("word", [word for word in VOCABULARY.words if word != "?"])
def test_takes_no_word_for_a_miss_of_another(word: str) -> None:
    assert read(word, VOCABULARY).command is VOCABULARY.command(word)
    assert MISSES.find(fold(word)) is None
