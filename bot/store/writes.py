"""What a turn's commit writes: commands on keys, named by the nouns that they are of."""

from dataclasses import dataclass

from bot.store.client import Value

NUMBER = "\0n"
"""In a write's arguments: the member's number, which may not be known before the commit."""

AT_NUMBER = "#\0n"
"""The same, as BITFIELD's offset."""


@dataclass(frozen=True, slots=True)
class Write:
    """One command of a commit: what to do to which key.

    `fresh`: the key must not exist before. `expects`: a field of the hash and the value that it
    must still have ("" where it is absent). Where either fails, nothing of the commit is written.
    """

    command: str
    key: str
    arguments: tuple[Value, ...] = ()
    fresh: bool = False
    expects: tuple[str, str] | None = None

    @property
    def guards(self) -> tuple[tuple[str, str], ...]:
        """Give the conditions of this write, as the script wants them: field and value."""
        return (("", ""),) * self.fresh + ((self.expects,) if self.expects else ())
