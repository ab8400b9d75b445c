"""What a turn's commit writes: commands on keys, named by the nouns that they are of."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.store.base import Store
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
    expects: tuple[str, str | bytes] | None = None

    @property
    def guards(self) -> tuple[tuple[str, str | bytes], ...]:
        """Give the conditions of this write, as the script wants them: field and value."""
        return (("", ""),) * self.fresh + ((self.expects,) if self.expects else ())


def pack(writes: Sequence[Write], first: int) -> tuple[list[str], list[Value]]:
    """Give the keys and arguments by which a script is told writes; `first`: the first key's place.

    How many guards, each with the place of its key, a field and a value; then each write: how many
    arguments, the command, the place of its key, the arguments.
    """
    keys = list(dict.fromkeys(write.key for write in writes))
    place = {key: first + index for index, key in enumerate(keys)}
    guards = [(place[write.key], *guard) for write in writes for guard in write.guards]
    packed: list[Value] = [len(guards)]
    for guard in guards:
        packed += guard
    for write in writes:
        packed += (len(write.arguments), write.command, place[write.key], *write.arguments)
    return keys, packed


def apply(store: Store, writes: Sequence[Write]) -> bool:
    """Write outside a turn, all or nothing; False where a guard fails."""
    keys, packed = pack(writes, 1)
    return bool(store.script("apply", keys, packed))
