"""What is to be done about an error code: a table in `config/platform.toml` (I11)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Action(StrEnum):
    """What an error code asks for (fact sheet 10)."""

    RETRY = "retry"
    TOKEN = "token"  # noqa: S105 - the name of an action
    WAITING = "waiting"
    DROP = "drop"
    PAUSE = "pause"
    PERSON = "person"
    MEND = "mend"


class Actions:
    """The table. A code that nobody listed is for a person to look at."""

    def __init__(self, listed: Mapping[str, Sequence[int]]) -> None:
        self._by_code = {code: Action(name) for name, codes in listed.items() for code in codes}

    def of(self, code: int) -> Action:
        """Say what this code asks for."""
        return self._by_code.get(code, Action.PERSON)
