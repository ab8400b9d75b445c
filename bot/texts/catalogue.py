"""Catalogues: `locales/<language>/<subject>.po`, keys as msgid, sentences as msgstr.

A sentence names its values in braces: ``回执号 {receipt}``. They are read at start, so there is
nothing to compile. zh_CN is the source of truth, en is complete.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from babel.messages.pofile import read_po

from bot.model.say import Say, Value

LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def render(self, said: Say) -> str:
        """Word one Say; raises `KeyError` for a sentence or a value that does not exist."""
        return self.sentences[said.key].format_map(
            {name: self._word(value) for name, value in said.values.items()}
        )

    def _word(self, value: Value) -> str:
        return self.render(value) if isinstance(value, Say) else str(value)

    def __call__(self, key: str, **values: Value) -> str:
        """Word a sentence by its key: what templates call."""
        return self.render(Say(key, values))


def load(language: str) -> Texts:
    """Read all catalogues of a language. Raises `FileNotFoundError` where there are none."""
    sentences: dict[str, str] = {}
    for subject in sorted(
        (files("bot.texts") / "locales" / language).iterdir(), key=lambda one: one.name
    ):
        for message in read_po(BytesIO(subject.read_bytes())):
            if message.id:
                if message.id in sentences:
                    raise ValueError(f"{language}: {message.id!r} stands in two catalogues")
                sentences[str(message.id)] = str(message.string)
    return Texts(language, sentences)
