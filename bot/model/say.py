"""What the bot says: a key into the catalogue and its values, never prose."""

from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = "str | int | Say"
"""A Say inside a Say is worded first: a notice names its state, say."""


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence or paragraph, to be worded by `texts.render`."""

    key: str
    values: dict[str, Value] = field(default_factory=dict)


def say(key: str, **values: Value) -> Say:
    """Name a sentence of the catalogue."""
    return Say(key, values)


class Refusal(Exception):
    """A rule says no to somebody; the catalogue words why. Never logged as an error."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.say = Say(key, values)
