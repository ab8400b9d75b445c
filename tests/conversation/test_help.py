"""帮助 names all that one can say, in short groups that fit a phone."""

import pytest

from bot.conversation.commands import COMMANDS
from bot.conversation.composing import LIMIT
from bot.conversation.sounding import is_han
from bot.texts import LANGUAGES
from tests.conversation.talk import TEXTS, Talk


def worded(language: str) -> str:
    return "\n\n".join(map(TEXTS[language].render, Talk()("帮助").says))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_every_command(language: str) -> None:
    told = worded(language)
    for command in COMMANDS:
        chinese = [word for word in command.words if all(map(is_han, word))]
        english = [word for word in command.words if word.isascii() and len(word) > 1]
        assert any(word in told for word in (chinese if language == "zh_CN" else english)) or (
            command.name == "help"
        ), command.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_a_phone(language: str) -> None:
    told = worded(language)
    assert len(told.encode()) <= LIMIT
    assert len(told.splitlines()) <= 12
    assert len(told) <= 300 or language == "en"
