import re
from string import Formatter

import pytest

from bot.model.say import say
from bot.texts import LANGUAGES, load
from tests.texts.spoken import Spoken, spoken

SENTENCES = {language: load(language).sentences for language in LANGUAGES}
SPOKEN = spoken()
_LINK = re.compile(
    r"weixin://bizmsgmenu\?msgmenucontent=([^&\"]+)&msgmenuid=(?:\{(?:question|number)\}|0)\">"
)
LITERAL = {one.key for one in SPOKEN}


def wanted(sentence: str) -> set[str]:
    """The values that a sentence names."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def may_name(one: Spoken, key: str) -> bool:
    """Whether a key is said here; a pattern stands only for those that are said nowhere whole."""
    return one.key == key or (one.names(key) and key not in LITERAL)


def test_finds_what_is_said() -> None:
    assert len(SPOKEN) > 150
    assert {"kept.*", "welcome", "reading.skip", "notice.accepted"} <= {one.key for one in SPOKEN}


def test_speaks_both_languages() -> None:
    assert set(LANGUAGES) == {"zh_CN", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_every_sentence_that_is_said(language: str) -> None:
    known = SENTENCES[language]
    lacking = [one for one in SPOKEN if not any(map(one.names, known))]
    assert [f"{one.place}: {one.key}" for one in lacking] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_no_sentence_that_nobody_says(language: str) -> None:
    silent = [key for key in SENTENCES[language] if not any(one.names(key) for one in SPOKEN)]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_wants_no_value_that_it_is_not_given(language: str) -> None:
    wrong = [
        f"{one.place}: {key} wants {', '.join(sorted(more))}"
        for one in SPOKEN
        for key, sentence in SENTENCES[language].items()
        if may_name(one, key) and (more := wanted(sentence) - one.values)
    ]
    assert wrong == []


def test_wants_the_same_values_in_both_languages() -> None:
    chinese, english = (SENTENCES[language] for language in ("zh_CN", "en"))
    assert set(chinese) == set(english)
    differ = [key for key in chinese if wanted(chinese[key]) != wanted(english[key])]
    assert differ == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaves_no_sentence_empty(language: str) -> None:
    assert [key for key, words in SENTENCES[language].items() if not words.strip()] == []


def test_links_the_same_answers_in_both_languages() -> None:
    """What a tapped link sends is no wording."""
    chinese, english = (SENTENCES[language] for language in ("zh_CN", "en"))
    links = {key for key, words in chinese.items() if "weixin://bizmsgmenu" in words}
    assert links == {key for key, words in english.items() if "weixin://bizmsgmenu" in words}
    for key in links:
        one, other = (re.findall(_LINK, words[key]) for words in (chinese, english))
        assert len(one) == len(other) == chinese[key].count("weixin://")
        assert [said for said in one if said.isdigit()] == [
            said for said in other if said.isdigit()
        ]


def test_words_a_sentence_inside_a_sentence() -> None:
    texts = load("en")
    step = texts.render(say("receipt.step", day="2026-11-24", state=say("state.accepted")))
    assert texts("state.accepted") in step


def test_raises_where_there_is_no_such_sentence_or_value() -> None:
    texts = load("zh_CN")
    with pytest.raises(KeyError):
        texts("no.such.sentence")
    with pytest.raises(KeyError):
        texts("kept.suggestion")


def test_keeps_braces_that_a_member_wrote() -> None:
    assert "{receipt} %s {" in load("zh_CN")("ask.question", question="{receipt} %s {")
